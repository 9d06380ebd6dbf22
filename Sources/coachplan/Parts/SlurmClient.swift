import Foundation
import PartEngines

/// Slurm's programs, called as a user would, each for so long at the most.
struct SlurmClient {
    /// Longer than these programs themselves wait for a controller that does not answer.
    private static let patience = Duration.seconds(90)

    /// The tasks of jobs of these names: those that wait, run, or ended not long ago.
    func tasks(of names: [String]) async throws(SlurmRefusal) -> [SlurmText.Task] {
        guard !names.isEmpty else { return [] }
        return SlurmText.tasks(
            try await call("squeue", SlurmText.listing + ["--name=\(names.joined(separator: ","))"]))
    }

    /// Hands over an array job; its number.
    func submit(_ arguments: [String]) async throws(SlurmRefusal) -> String {
        let said = try await call("sbatch", arguments)
        guard let job = SlurmText.submitted(said) else {
            throw SlurmRefusal(kind: .other, tool: "sbatch", words: "no number of a job: \(said.prefix(200))")
        }
        return job
    }

    /// How a task ended that the listing does not tell of in full: asked of the controller first, then of the accounting, which many
    /// clusters have and some have not. Nil where neither knows.
    func end(job: String, index: Int) async throws(SlurmRefusal) -> PartEnd? {
        do {
            let text = try await call("scontrol", ["show", "job", "\(job)_\(index)", "--oneliner"])
            if let state = SlurmText.field("JobState", in: text) {
                return SlurmText.end(state: SlurmState(state), exitCode: SlurmText.field("ExitCode", in: text))
            }
        } catch  where error.kind == .unreachable {
            throw error
        } catch {
            // It has been forgotten: the controller keeps what is over for some minutes only.
        }
        do {
            return SlurmText.accounted(
                try await call(
                    "sacct", ["--jobs=\(job)_\(index)", "--noheader", "--parsable2", "--format=JobID,State,ExitCode"]))[
                    index]
        } catch {
            return nil
        }
    }

    /// Indices of arrays are below this.
    func largestIndex() async -> Int {
        guard let text = try? await call("scontrol", ["show", "config"]) else { return 1001 }
        return SlurmText.field("MaxArraySize", in: text).flatMap { Int($0) } ?? 1001
    }

    /// Ends all tasks of a job, those that run and those that wait. One that is over already is no trouble.
    func cancel(job: String) async throws(SlurmRefusal) {
        do { _ = try await call("scancel", [job]) } catch  where error.kind == .unknownJob {}
    }

    private func call(_ tool: String, _ arguments: [String]) async throws(SlurmRefusal) -> String {
        let outcome: ToolRun.Outcome
        do {
            outcome = try await ToolRun.run(
                tool, arguments, environment: WorkerEnvironment.variables, patience: Self.patience)
        } catch {
            throw SlurmRefusal(kind: error.isMissing ? .notInstalled : .other, tool: tool, words: error.reason)
        }
        if outcome.status == 124 {
            throw SlurmRefusal(kind: .unreachable, tool: tool, words: "nothing, for \(Self.patience)")
        }
        guard outcome.status == 0 else { throw SlurmRefusal(tool: tool, errors: outcome.errors) }
        return outcome.output
    }
}

extension Failure {
    init(_ refusal: SlurmRefusal, keeping advice: String? = nil) {
        let status: ExitStatus =
            switch refusal.kind {
            case .notInstalled, .unreachable, .unknownJob, .other: .unavailable
            case .notPermitted: .noPermission
            case .impossible: .usage
            }
        self.init(
            status, problems: [refusal.message],
            advice: [refusal.advice, advice].compactMap(\.self).joined(separator: "\n"))
    }
}
