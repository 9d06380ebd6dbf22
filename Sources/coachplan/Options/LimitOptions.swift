import ArgumentParser

/// When the search for a better plan ends.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Stop when the plan is proven to cost at most this share more than the best there is.",
            discussion: "0.001 is 0.1 %; 0 asks for a proven optimum."))
    var gap = 0.001

    @Option(help: ArgumentHelp("Seconds after which the best plan so far is taken.", valueName: "seconds"))
    var timeLimit = 60.0

    @Option(help: "Start of the random choices: the same seed gives the same plan.")
    var seed: UInt64 = 1

    @Option(help: "How many processor cores to use (default: all).")
    var threads: Int?

    func validate() throws {
        guard gap >= 0, gap < 1 else { throw ValidationError("--gap is a share from 0 to below 1; 0.01 is 1 %.") }
        guard timeLimit > 0, timeLimit <= 604_800 else {
            throw ValidationError("--time-limit is a number of seconds above 0, and at most a week (604800).")
        }
        guard (1...256).contains(threads ?? 1) else {
            throw ValidationError("--threads is a whole number from 1 to 256.")
        }
    }
}

extension LimitOptions {
    var limits: PlanningLimits { PlanningLimits(gap: gap, timeLimit: timeLimit, seed: seed, threads: threads) }
}
