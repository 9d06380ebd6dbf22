/// The engine that runs the workers, with its settings. It may change from run to run: parts that are planned stay
/// planned.
package struct EngineChoice: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Processes on this machine.
        case local
        /// An array job of Slurm.
        case slurm
        /// One command per part, which may do as it likes.
        case command
    }

    package var kind: Kind
    /// The most parts at once; nil for the engine's own number.
    package var workers: Int?
    /// For ``Kind/command``: a line for the shell with `{part}` in it.
    package var command: String?
    /// The program, as the engine's machines find it; nil for the path of this one.
    package var program: String?
    /// Megabytes of a worker to request from Slurm; nil to derive them from the size of the part.
    package var memory: Int?
    /// Minutes of a worker to request from Slurm; nil to derive them from the size of the part.
    package var minutes: Int?
    /// Further options of sbatch, such as `--partition=night`.
    package var slurmOptions: [String]

    package init(
        kind: Kind = .local, workers: Int? = nil, command: String? = nil, program: String? = nil, memory: Int? = nil,
        minutes: Int? = nil, slurmOptions: [String] = []
    ) {
        self.kind = kind
        self.workers = workers
        self.command = command
        self.program = program
        self.memory = memory
        self.minutes = minutes
        self.slurmOptions = slurmOptions
    }
}
