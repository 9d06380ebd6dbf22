import ArgumentParser
import PlanApplication
import PlanModel
import PlanReports

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
        let report = FetchReport(request: self.request, slots: slotsOut, clock: request.clock)
        let state = try await fetch(request, report: report)
        let refusals = Refusals(state.refusals, in: request, from: sources)
        try output.write(
            report.document(state.questions, refusals: refusals.people, now: Instant.ofThisMoment()),
            failure: refusals.failure(kept: state.questions.kept(in: slotsOut)))
    }

    private func fetch(_ request: PlanRequest, report: FetchReport) async throws -> SlotsFetchProgress {
        let fetching = Fetching(progress: output.progress, refreshes: refresh)
        let again = refresh ? "the same without --refresh" : "the same command"
        return try await fetching.saying(whatIsKeptIn: slotsOut, howToGoOn: again, report: report.interrupted) {
            try await connection.withClient(verbose: output.verbose, onWait: fetching.onWait) { client in
                try await fetching.fetch(request, from: client, into: slotsOut)
            }
        }
    }
}
