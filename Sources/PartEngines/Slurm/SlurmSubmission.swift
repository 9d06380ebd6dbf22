/// The array job of some parts, as sbatch is told of it.
package enum SlurmSubmission {
    /// Puts parts together that are given the same, so that no index is larger than Slurm takes.
    ///
    /// - Parameters:
    ///   - parts: the needs of each.
    ///   - largest: `MaxArraySize` of the cluster: indices are below it.
    /// - Returns: what to add to an index, the parts, and their needs; few jobs, in the order of parts.
    package static func arrays(
        _ parts: [Int: PartNeeds], largest: Int
    ) -> [(offset: Int, parts: [Int], needs: PartNeeds)] {
        Dictionary(grouping: parts.keys) { ($0 - 1) / max(1, largest - 1) }.sorted { $0.key < $1.key }.map {
            chunk, numbers in
            (
                chunk * max(1, largest - 1), numbers.sorted(), PartNeeds.most(numbers.compactMap { parts[$0] })
            )
        }
    }

    /// The arguments of sbatch.
    ///
    /// A task may be queued again after its machine is lost; an array has one log a task, where Slurm itself says too what became of it.
    package static func arguments(
        _ submission: RunRecord.Submission, engine: EngineChoice, threads: Int, folder: String, program: String
    ) -> [String] {
        let limit = engine.workers.map { "%\($0)" } ?? ""
        let script =
            "exec \(CommandTemplate.quoted(engine.program ?? program)) run \(CommandTemplate.quoted(folder)) "
            + "--part $((SLURM_ARRAY_TASK_ID + \(submission.offset))) --quiet"
        return [
            "--parsable", "--job-name=\(submission.name)",
            "--array=\(SlurmText.ranges(submission.parts.map { $0 - submission.offset }))\(limit)", "--requeue",
            "--open-mode=append", "--nodes=1", "--ntasks=1", "--cpus-per-task=\(threads)",
            "--mem=\(submission.memory)M",
            "--time=\(submission.minutes)", "--chdir=\(folder)", "--output=\(escaped(log(folder, "%A_%a")))",
        ] + engine.slurmOptions + ["--wrap=\(script)"]
    }

    /// Where a task's errors are kept.
    package static func log(_ folder: String, _ task: String) -> String { "\(folder)/slurm-\(task).log" }

    /// Slurm makes something of a per cent sign in a file's name, which a folder may have too.
    private static func escaped(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[..<slash]).replacing("%", with: "%%") + String(path[slash...])
    }
}
