import ArgumentParser
import PlanApplication
import PlanModel

/// `coachplan fetch`: asks the service when everybody is free.
struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Ask the service for the slots of a request.",
        discussion: """
            Each question and its answer become one line of the slots file, as they come. Run again, only what is \
            missing is asked. Whom the service refuses to answer about is named, and the others are asked about all \
            the same. Nothing is changed in the service.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("The slots file to write or to go on with.", valueName: "file"))
    var slotsOut: String

    @Flag(help: "Ask everything again: the later answer counts.")
    var refresh = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        files.writes(slotsOut, as: "--slots-out", .growing)
        let (request, sources) = try files.request(at: request)
        let fetching = Fetching(progress: output.progress, refreshes: refresh)
        let again = refresh ? "the same without --refresh" : "the same command"
        let state = try await fetching.saying(whatIsKeptIn: slotsOut, howToGoOn: again) {
            try await connection.withClient(verbose: output.verbose, onWait: fetching.onWait) { client in
                try await fetching.fetch(request, from: client, into: slotsOut)
            }
        }
        if !output.quiet {
            try StandardStream.output.write(
                "\(slotsOut): \(state.summary(clock: request.clock, now: Instant.ofThisMoment()))\n")
        }
        guard !state.refusals.isEmpty else { return }
        let refusals = Refusals(state.refusals, in: request, from: sources)
        var failure = Failure(refusals.status, problems: refusals.lines)
        failure.isLocated = true
        failure.advice = (refusals.advice + ["\(state.kept(in: slotsOut))."]).joined(separator: "\n")
        throw failure
    }
}
