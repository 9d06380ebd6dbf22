import ArgumentParser

/// Options for when the search for a better plan ends.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Stop when the plan is proven to cost at most this share more than the best there is.",
            discussion: "0.001 is 0.1 %; 0 asks for a proven optimum."))
    var gap = 0.001

    @Option(
        help: ArgumentHelp(
            "Seconds after which the best plan so far is taken (default: 60; of join more for many sessions).",
            valueName: "seconds"))
    var timeLimit: Double?

    @Option(
        help: ArgumentHelp(
            "Count rounds of the search instead of the time, and take the best plan after so many.",
            discussion: "The same request, seed and threads then give the same plan on any machine.",
            valueName: "rounds"))
    var workLimit: Int?

    @Option(help: "Start of the random choices: the same seed gives the same plan.")
    var seed: UInt64 = 1

    @Option(help: "How many processor cores to use (default: all).")
    var threads: Int?

    func validate() throws {
        guard gap >= 0, gap < 1 else { throw ValidationError("--gap is a share from 0 to below 1; 0.01 is 1 %.") }
        guard timeLimit.map({ $0 > 0 && $0 <= 604_800 }) ?? true else {
            throw ValidationError("--time-limit is a number of seconds above 0, and at most a week (604800).")
        }
        guard (0...1_000_000_000).contains(workLimit ?? 0) else {
            throw ValidationError("--work-limit is a whole number of rounds from 0 to 1000000000.")
        }
        guard (1...256).contains(threads ?? 1) else {
            throw ValidationError("--threads is a whole number from 1 to 256.")
        }
    }
}

extension LimitOptions {
    var limits: PlanningLimits {
        PlanningLimits(gap: gap, timeLimit: timeLimit ?? 60, workLimit: workLimit, seed: seed, threads: threads)
    }
}
