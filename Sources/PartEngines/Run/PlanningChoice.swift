/// How the parts of a folder are planned: the same for each of them, so that a part that is planned twice gets the same plan where no
/// clock has a say.
package struct PlanningChoice: Sendable, Equatable, Codable {
    /// Stop a part when its plan is proven to cost at most this share more than the best there is.
    package var gap: Double
    /// Seconds for a part; nil where rounds are counted.
    package var timeLimit: Double?
    /// Rounds of the search for a part; nil where the time is counted.
    package var workLimit: Int?
    package var seed: UInt64
    /// Processor cores of one worker.
    package var threads: Int
    /// Whether the same bytes come out whatever happens on the way: no clock, no random name, no time of day.
    package var deterministic: Bool

    /// Rounds of a part that is planned without a clock where nobody says how many.
    static let usualRounds = 300

    package init(
        gap: Double = 0.001, timeLimit: Double? = 60, workLimit: Int? = nil, seed: UInt64 = 1, threads: Int = 1,
        deterministic: Bool = false
    ) {
        self.gap = gap
        self.timeLimit = timeLimit
        self.workLimit = workLimit
        self.seed = seed
        self.threads = threads
        self.deterministic = deterministic
    }
}

/// What of that somebody says on a command line; the rest is as the folder has it, or as usual.
package struct GivenPlanning: Sendable, Equatable {
    package var gap: Double?
    package var timeLimit: Double?
    package var workLimit: Int?
    package var seed: UInt64?
    package var threads: Int?
    package var deterministic = false

    package init(
        gap: Double? = nil, timeLimit: Double? = nil, workLimit: Int? = nil, seed: UInt64? = nil, threads: Int? = nil,
        deterministic: Bool = false
    ) {
        self.gap = gap
        self.timeLimit = timeLimit
        self.workLimit = workLimit
        self.seed = seed
        self.threads = threads
        self.deterministic = deterministic
    }

    /// The choice of a folder that nobody has planned yet.
    package var choice: PlanningChoice {
        let usual = PlanningChoice()
        let rounds = workLimit ?? (deterministic ? PlanningChoice.usualRounds : nil)
        return PlanningChoice(
            gap: gap ?? usual.gap, timeLimit: rounds == nil ? timeLimit ?? usual.timeLimit : nil, workLimit: rounds,
            seed: seed ?? usual.seed, threads: threads ?? usual.threads, deterministic: deterministic)
    }

    /// Where what is given says otherwise than a choice that was made: `--gap 0.1, but it is 0.001`. What is not given says nothing.
    package func differences(from made: PlanningChoice) -> [String] {
        func words(_ option: String, _ given: (some Equatable & CustomStringConvertible)?, _ kept: String) -> String? {
            guard let given, given.description != kept else { return nil }
            return "\(option) \(given), but it is \(kept)"
        }
        var found: [String?] = [
            words("--gap", gap, "\(made.gap)"),
            words("--work-limit", workLimit, made.workLimit.map { "\($0)" } ?? "none"),
            words("--seed", seed, "\(made.seed)"), words("--threads", threads, "\(made.threads)"),
        ]
        // Beside a number of rounds the time does not count, in whichever of the two it was said.
        if workLimit == nil { found.append(words("--time-limit", timeLimit, made.timeLimit.map { "\($0)" } ?? "none")) }
        if deterministic, !made.deterministic { found.append("--deterministic, but it is not") }
        return found.compactMap(\.self)
    }
}
