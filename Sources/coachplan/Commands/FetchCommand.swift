import ArgumentParser
import CoachingAPI
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
            missing is asked, or what was answered too long ago (--refresh, --older-than): the later answer counts, \
            and until it is there the earlier one is kept. Whom the service refuses to answer about is named, and the \
            others are asked about all the same. Nothing is changed in the service.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("The slots file to write or to go on with.", valueName: "file"))
    var slotsOut: String

    @Flag(help: "Ask everything again, or with --older-than what was answered before that.")
    var refresh = false

    @Option(
        help: ArgumentHelp(
            "Ask again what was answered so long ago, such as 12h or 2d, or before a moment.", valueName: "age"))
    var olderThan: RefreshArgument?

    @Option(
        help: ArgumentHelp(
            "How long to wait for a service that cannot be reached or takes no more calls; 0 does not wait.",
            valueName: "seconds"))
    var patience = 300

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var events: EventOptions

    func validate() throws {
        try events.check(beside: output)
        guard (0...86_400).contains(patience) else {
            throw ValidationError("--patience is a number of seconds, at most a day (86400).")
        }
    }

    func run() async throws {
        var files = CommandFiles()
        files.writes(slotsOut, as: "--slots-out", .growing)
        let (request, sources) = try files.request(at: request)
        let report = FetchReport(request: self.request, slots: slotsOut, clock: request.clock)
        let notes = RunNotes()
        let (state, now) = try await fetch(request, report: report, notes: notes)
        let refusals = Refusals(state.refusals, in: request, from: sources)
        let age = AgeNote.text(
            state.alreadyAnsweredAt, clock: request.clock, now: now, advice: "--refresh --older-than 1d asks again")
        let told = [PastTimes.note(on: request, at: now), age].compactMap(\.self) + notes.all
        try output.write(
            report.document(state.questions, refusals: refusals.people, notes: told, now: now),
            failure: refusals.failure(kept: state.questions.kept(in: slotsOut)))
    }

    /// The progress of the fetch, and the time at its end.
    private func fetch(
        _ request: PlanRequest, report: FetchReport, notes: RunNotes
    ) async throws -> (state: SlotsFetchProgress, now: Instant) {
        let fetching = Fetching(progress: events.progress(output), patience: ServicePatience(seconds: Int64(patience)))
        return try await fetching.saying(whatIsKeptIn: slotsOut, report: report.interrupted) {
            try await connection.withClient(
                verbose: output.verbose, patience: fetching.callPatience, onWait: fetching.onWait,
                onClock: notes.telling(fetching.progress)
            ) { client in
                let state = try await fetching.fetch(
                    request, from: client, into: slotsOut, refreshesBefore: await limit(request, client),
                    now: client.time)
                return (state, client.time())
            }
        }
    }

    /// Answers from before this time are asked for again; nil keeps all.
    private func limit(_ request: PlanRequest, _ client: CoachingClient) async -> Instant? {
        guard refresh || olderThan != nil else { return nil }
        let now = await client.currentTime(asking: request.attendees.first?.id)
        // The service tells its time in whole seconds, so two runs may read it a second apart: what was answered a
        // moment ago counts as before this run too.
        return olderThan?.time(at: now) ?? now.advanced(bySeconds: 1)
    }
}
