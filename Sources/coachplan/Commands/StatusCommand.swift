import ArgumentParser
import CoachingAPI
import PlanApplication
import PlanModel
import PlanReports

/// `coachplan status`: the state of a plan's appointments.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Compare what apply created with what the service has now.",
        discussion: """
            Each appointment is as planned, moved, changed, gone, in progress, completed, or its schedule has become \
            invalid. Changes nothing, neither in the service nor in the record. The exit status is 0 where all that \
            was created is as planned, in progress or completed, 65 where something is not, and 75 where the outcome \
            of a call is in doubt.
            """)

    @Argument(help: "The plan, or the record that apply kept of it: PLAN.journal.sqlite.")
    var plan: String

    @Flag(help: "Look again and again, until Ctrl-C; tells when something has changed.")
    var watch = false

    @Option(help: ArgumentHelp("How long --watch waits between looks.", valueName: "seconds"))
    var every = 60

    @Option(
        help: ArgumentHelp(
            "The record of what was done; default: PLAN.journal.sqlite beside the plan.", valueName: "file"))
    var journal: String?

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...86_400).contains(every) else {
            throw ValidationError("--every is a number of seconds from 1, at most a day (86400).")
        }
    }

    func run() async throws {
        let argument = try PlanArgument(plan, journal: journal)
        let settings = try connection.settings()
        let address = ApplyTarget(baseURL: settings.endpoint.apiURL)
        let begun = StatusReport(of: argument.subject(of: nil, at: address), clock: .utc).begun
        try await Failure.reporting(begun) {
            let record = try argument.record(at: address)
            guard record.snapshot != nil else {
                throw Failure(
                    .noInput, "\(argument.journal): there is no such record: this plan was not applied from here.")
            }
            try selection.check(in: record)
            try await connection.withClient(
                verbose: output.verbose, onWait: Applying.telling(output.progress)
            ) { client in
                let target = try await ApplyTarget.ask(
                    client, baseURL: settings.endpoint.apiURL, clientId: settings.credentials.clientId,
                    environment: ApplyEnvironment(now: Instant.ofThisMoment))
                try await StatusWatch(argument: argument, target: target, service: client, command: self).run()
            }
        }
    }
}
