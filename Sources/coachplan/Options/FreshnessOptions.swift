import ArgumentParser
import PlanApplication
import PlanModel

/// Options for whether apply asks again if the places of its sessions are still free.
struct FreshnessOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long a look at the places is good for, before each batch: 15m, 1h; 0 looks each time, never does not.",
            valueName: "age"))
    var freshFor = FreshForArgument.age(AgeArgument(seconds: 900))

    @Flag(help: "Leave out sessions whose place is gone, and create the others; otherwise nothing is created then.")
    var skipStale = false

    /// - Parameter plan: nil if only its record exists.
    func freshness(of plan: Plan?, recorded: RecordedPlan) -> Freshness? {
        guard case .age(let age) = freshFor else { return nil }
        let context = plan.map { FreshnessContext($0) } ?? FreshnessContext(recorded)
        return Freshness(context, seconds: age.seconds, skipsStale: skipStale)
    }
}

/// The maximum age of a check, or that none is made.
enum FreshForArgument: ExpressibleByArgument, Equatable {
    case age(AgeArgument)
    case never

    init?(argument: String) {
        if argument == "never" {
            self = .never
        } else {
            guard let age = AgeArgument(argument: argument) else { return nil }
            self = .age(age)
        }
    }

    var defaultValueDescription: String {
        switch self {
        case .age(let age): age.defaultValueDescription
        case .never: "never"
        }
    }
}
