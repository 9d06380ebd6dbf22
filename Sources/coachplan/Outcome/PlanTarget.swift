import PlanApplication
import PlanFiles
import PlanReports

/// Where a plan that was found is written, with its proof, and where the report on it goes then.
struct PlanTarget {
    /// As typed after `--out`; nil if the plan is not kept.
    let path: String?
    /// Whether its proof is written with it.
    let hasProof: Bool

    /// Where the proof is written if it is large; nil if no file can be created beside the plan.
    var proofPath: String? {
        guard hasProof, let path, (try? FilePlace(path, for: .write).kind) != .stream else { return nil }
        return ProofFile.path(besidePlan: path)
    }

    var isStandardOutput: Bool {
        get throws { try path.map { try FilePlace($0, for: .write).isStandardOutput } ?? false }
    }

    func note(in files: inout CommandFiles) {
        files.writes(path, as: "--out")
        files.writes(proofPath, as: "the proof beside --out", .perhaps)
    }

    /// Refuses a file whose plan has appointments in the service, and two documents on standard output.
    func check(beside output: OutputOptions) throws {
        if let path { try PlanReplacement.check(planAt: path) }
        guard output.format == .json, try isStandardOutput else { return }
        throw Failure(.usage, "standard output cannot take both the plan (--out) and the report (--format json)")
    }

    /// Writes the report: onto standard output, unless the plan itself goes there.
    func write(_ document: ReportDocument, _ output: OutputOptions) throws {
        guard try isStandardOutput else { return try output.write(document) }
        if !output.quiet { try document.write(to: .error) }
    }
}
