import ArgumentParser
import CoachingAPI
import CoachingSandbox
import Foundation
import Logging

/// Options for the contact centre that a sandbox makes up.
struct WorldOptions: ParsableArguments {
    @Option(help: "Agents of the contact centre (default: 60, or what the database holds).")
    var attendees: Int?

    @Option(help: "Coaches of the contact centre (default: 6, or what the database holds).")
    var facilitators: Int?

    @Option(help: "Weeks of published schedules, 1 to 26 (default: 6, or what the database holds).")
    var weeks: Int?

    @Option(
        help: ArgumentHelp(
            "IANA time zone of the shifts (default: America/New_York, or what the database holds).",
            valueName: "name"))
    var zone: String?

    @Option(
        help: ArgumentHelp(
            "Business units over which the people are spread (default: 1, or what the database holds).",
            valueName: "count"))
    var businessUnits: Int?

    @Option(help: "Makes the people and their schedules; the same seed makes the same ones (default: 1).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Begin with so many weeks of coaching behind it: sessions that were held, missed, or are to come.",
            valueName: "weeks"))
    var history = 0

    @Option(
        help: ArgumentHelp(
            "Keep all state in this SQLite file, so that the sandbox can be stopped and started again.",
            discussion: "One sandbox at a time: a second one is refused.", valueName: "file"))
    var database: String?

    func set(_ configuration: inout SandboxConfiguration) {
        configuration.attendees = attendees
        configuration.facilitators = facilitators
        configuration.weeks = weeks
        configuration.timeZone = zone
        configuration.businessUnits = businessUnits
        configuration.seed = seed
        configuration.history = history
        configuration.databasePath = database
    }
}

/// Options for how a sandbox answers.
struct BehaviourOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "OAuth client that gets tokens; people of the contact centre are signed in with their id and the secret.",
            valueName: "id"))
    var clientID = "sandbox"

    @Option(help: ArgumentHelp("Secret of the client.", valueName: "secret"))
    var clientSecret = "sandbox"

    @Flag(help: "Ignore fields and values that the API does not have, instead of refusing them.")
    var lenient = false

    @Option(
        name: .customLong("assume"),
        help: ArgumentHelp(
            "Decide otherwise where the service's behaviour is not published; may be repeated.",
            discussion: AssumptionArgument.help, valueName: "name=value"),
        transform: AssumptionArgument.init)
    var assumptions: [AssumptionArgument] = []

    @Option(help: ArgumentHelp("Calls a minute that are allowed to one token; 0 for no limit.", valueName: "calls"))
    var rateLimit = 300

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "Make trouble on purpose; may be repeated.", discussion: FaultArgument.help, valueName: "fault"),
        transform: FaultArgument.init)
    var faults: [FaultArgument] = []

    @Option(
        help: ArgumentHelp(
            "Go by a clock that is so far ahead of this machine's; negative (--clock-ahead=-3600) for one that is behind.",
            valueName: "seconds"))
    var clockAhead = 0

    func validate() throws {
        guard clockAhead.magnitude <= 366 * 86_400 else {
            throw ValidationError("--clock-ahead is a number of seconds, at most a year.")
        }
        guard rateLimit >= 0 else { throw ValidationError("--rate-limit is a number of calls, 0 or more.") }
    }

    func set(_ configuration: inout SandboxConfiguration) throws {
        configuration.clientID = clientID
        configuration.clientSecret = clientSecret
        configuration.isStrict = !lenient
        configuration.rateLimitPerMinute = rateLimit
        if clockAhead != 0 {
            configuration.clock = { [ahead = Double(clockAhead)] in Date().addingTimeInterval(ahead) }
        }
        configuration.faults = FaultPlan(rules: faults.map(\.rule), seed: configuration.seed ?? 1)
        for assumption in assumptions { try configuration.assumptions.set(assumption.name, to: assumption.value) }
    }
}

/// An assumption of the sandbox with another value: `NAME=VALUE`.
struct AssumptionArgument {
    static let help =
        "The names, with what is assumed otherwise: "
        + SandboxAssumptions().namedValues.map { "\($0.name)=\($0.value)" }.joined(separator: " ")

    var name: String
    var value: String

    /// Throws `ValidationError` for a name that does not exist, or a value that it cannot have.
    init(_ argument: String) throws {
        let pair = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard pair.count == 2 else { throw ValidationError("--assume \(argument): expected NAME=VALUE.") }
        (name, value) = (pair[0], pair[1])
        var assumptions = SandboxAssumptions()
        do {
            try assumptions.set(name, to: value)
        } catch {
            throw ValidationError("--assume \(argument): \(error.value) is not \(error.expected).")
        }
    }
}
