/// What carries the workers of a run, and with what it is told to. It may be another one each time: what is planned stays.
package struct EngineChoice: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Processes on this machine.
        case local
        /// An array job of Slurm.
        case slurm
        /// A command a part, which does as it likes.
        case command
    }

    package var kind: Kind
    /// Parts at once at the most; nil for as many as the engine takes by itself.
    package var workers: Int?
    /// For ``Kind/command``: a line for the shell with `{part}` in it.
    package var command: String?
    /// The program as the machines of the engine find it; nil for the path of this one.
    package var program: String?
    /// Megabytes of a worker that Slurm is asked for; nil to go by the size of the part.
    package var memory: Int?
    /// Minutes of a worker that Slurm is asked for; nil to go by the size of the part.
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
