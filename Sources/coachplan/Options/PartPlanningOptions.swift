import ArgumentParser
import PartEngines

/// When a part's plan is good enough. What is not given is as the folder's run has it, so that none of them has a value of its own.
struct PartPlanningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Stop a part when its plan is proven to cost at most this share more than the best there is (default: 0.001).",
            discussion: "0.001 is 0.1 %; 0 asks for a proven optimum."))
    var gap: Double?

    @Option(help: ArgumentHelp("Seconds for each part (default: 60).", valueName: "seconds"))
    var timeLimit: Double?

    @Option(
        help: ArgumentHelp("Count rounds of the search of each part instead of the time.", valueName: "rounds"))
    var workLimit: Int?

    @Option(help: "Start of the random choices: the same seed gives the same plans (default: 1).")
    var seed: UInt64?

    @Option(help: "Processor cores of each worker (default: 1).")
    var threads: Int?

    @Flag(
        help: ArgumentHelp(
            "Let the plans be the same, byte by byte, whatever happens on the way.",
            discussion:
                "Rounds are counted instead of the time (300, or --work-limit), and no random name or time of day is kept."
        ))
    var deterministic = false

    func validate() throws {
        guard (0..<1).contains(gap ?? 0) else {
            throw ValidationError("--gap is a share from 0 to below 1; 0.01 is 1 %.")
        }
        guard (timeLimit ?? 1) > 0, (timeLimit ?? 1) <= 604_800 else {
            throw ValidationError("--time-limit is a number of seconds above 0, and at most a week (604800).")
        }
        guard (0...1_000_000_000).contains(workLimit ?? 0) else {
            throw ValidationError("--work-limit is a whole number of rounds from 0 to 1000000000.")
        }
        guard (1...256).contains(threads ?? 1) else {
            throw ValidationError("--threads is a whole number from 1 to 256.")
        }
        if timeLimit != nil, deterministic {
            throw ValidationError(
                "--deterministic and --time-limit exclude each other: a clock is never twice the same.")
        }
    }

    var given: GivenPlanning {
        GivenPlanning(
            gap: gap, timeLimit: timeLimit, workLimit: workLimit, seed: seed, threads: threads,
            deterministic: deterministic)
    }
}
