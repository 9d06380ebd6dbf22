import PlanModel

/// Why a program of Slurm did not do what it was asked for, from what it said.
package struct SlurmRefusal: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// The programs are not installed here.
        case notInstalled
        /// The controller does not answer, or takes no more jobs for now: it may well later.
        case unreachable
        /// This user may not.
        case notPermitted
        /// There is nothing in the cluster that could do it: too much memory, no such partition, a wrong option.
        case impossible
        /// It knows no such job, or does no more.
        case unknownJob
        /// Anything else.
        case other
    }

    package var kind: Kind
    /// The program that said it.
    package var tool: String
    /// In its own words, without its name before them.
    package var words: String

    package init(kind: Kind, tool: String, words: String) {
        self.kind = kind
        self.tool = tool
        self.words = words
    }

    /// Of a program that ended with errors.
    package init(tool: String, errors: String) {
        let lines = errors.split(separator: "\n").map { line in
            ["\(tool): error: ", "\(tool): fatal: ", "\(tool): "].reduce(String(line)) { text, prefix in
                text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
            }
        }
        self.tool = tool
        words = lines.suffix(3).joined(separator: "; ")
        let text = errors.lowercased()
        kind = Self.signs.first { $0.words.contains { text.contains($0) } }?.kind ?? .other
    }

    private static let signs: [(kind: Kind, words: [String])] = [
        (
            .unreachable,
            [
                "unable to contact slurm controller", "connection refused", "socket timed out", "connect failure",
                "zero bytes were transmitted", "temporarily unable to accept job",
                "could not establish a configuration",
                "unable to process configuration", "resource temporarily unavailable",
                "job violates accounting/qos policy",
                "slurm backup controller", "munge encode failed", "authentication",
            ]
        ),
        (
            .notPermitted,
            [
                "permission denied", "not permitted", "invalid account", "access denied", "user not found",
                "invalid user id",
                "partition is inactive", "account/partition",
            ]
        ),
        (.unknownJob, ["invalid job id", "job/step already completing or completed", "not found"]),
        (
            .impossible,
            [
                "requested node configuration is not available", "memory specification can not be satisfied",
                "invalid partition", "requested time limit is invalid", "requested partition configuration",
                "invalid job array", "more processors requested", "unrecognized option", "invalid option",
                "invalid qos",
                "invalid feature", "node count specification invalid", "violates", "invalid generic resource",
                "invalid --",
            ]
        ),
    ]

    /// Whether what was asked for may have been done all the same: the answer was lost, not refused.
    package var isUncertain: Bool {
        kind == .unreachable
            && ["nothing, for", "timed out", "zero bytes", "unexpected message"].contains {
                words.lowercased().contains($0)
            }
    }

    /// For people.
    package var message: String {
        switch kind {
        case .notInstalled: "\(tool) is not installed here, or not on the PATH"
        case .unreachable: "Slurm does not take it now: \(tool) says: \(words)"
        case .notPermitted: "Slurm does not allow it to this user: \(tool) says: \(words)"
        case .impossible: "Slurm has nothing that could do it: \(tool) says: \(words)"
        case .unknownJob: "Slurm does not know the job: \(tool) says: \(words)"
        case .other: "Slurm refuses: \(tool) says: \(words)"
        }
    }

    package var advice: String {
        switch kind {
        case .notInstalled:
            "Run this on a machine from which jobs are submitted (Debian's package slurm-client), or plan the parts here: --engine local."
        case .unreachable: "Nothing is lost: the same command goes on once Slurm answers (scontrol ping tells)."
        case .notPermitted:
            "Ask who runs the cluster, or name a partition or an account that you may use: --slurm-option=--partition=NAME, "
                + "--slurm-option=--account=NAME."
        case .impossible:
            "sinfo tells what there is. --memory and --minutes ask for less, --slurm-option for another partition, split "
                + "--most-sessions makes smaller parts."
        case .unknownJob, .other: "Nothing is lost: the same command goes on with what is not planned yet."
        }
    }
}
