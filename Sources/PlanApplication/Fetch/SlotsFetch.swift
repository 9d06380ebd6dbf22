import CoachingAPI
import JSONTape
public import PlanModel

/// How a fetch is run.
public struct SlotsFetchOptions: Sendable {
    /// How many calls may be under way at once, at least 1. The service's client paces them.
    public var concurrentCalls: Int
    /// How many lines are written before the file is synced to the disk, at least 1. It is synced at the end in any
    /// case.
    public var linesPerSync: Int
    /// Answers from before this time, or without one, are asked for again; nil keeps all. The later answer counts; the
    /// earlier one stays in the file until then.
    public var refreshesBefore: Instant?
    /// How long to wait for a service that cannot be reached or accepts no more calls.
    public var patience: ServicePatience

    /// Options for a fetch. Numbers below 1 count as 1.
    public init(
        concurrentCalls: Int = 8, linesPerSync: Int = 25, refreshesBefore: Instant? = nil,
        patience: ServicePatience = .init()
    ) {
        self.concurrentCalls = max(1, concurrentCalls)
        self.linesPerSync = max(1, linesPerSync)
        self.refreshesBefore = refreshesBefore
        self.patience = patience
    }
}

/// Asks the service for slots and appends its answers to a slots file, one line per call, as they arrive.
enum SlotsFetch {
    /// Makes the calls whose answers the file does not hold yet: those about attendees, then those about facilitators,
    /// which have to name an attendee whom the service knows.
    ///
    /// A call that is refused because of somebody in it does not keep the others from being made. One that fails for
    /// another reason ends the fetch: no further call is begun, and those under way are waited for and kept. Running
    /// the same fetch again continues from there. The file is not touched before there is an answer to write.
    ///
    /// - Throws: the first failed call's `CoachingAPIError`, `FileFailure`, `InputProblems` if the file is not a slots
    ///   file, `CancellationError`.
    static func run(
        _ queries: [SlotQuery], into path: String, service: any CoachingService, options: SlotsFetchOptions = .init(),
        environment: FetchEnvironment, report: @escaping @Sendable (FetchEvent) -> Void = { _ in }
    ) async throws -> SlotsFetchProgress {
        var file = try SlotsAppender(path: path)
        let known = try AnsweredQueries(in: file, path: path)
        file.goOn(after: known)
        let answered = known.queriedAt(since: options.refreshesBefore)
        let calls = SlotCalls(
            service: service, concurrentCalls: options.concurrentCalls, now: environment.now,
            patient: PatientCalls(
                patience: options.patience, environment: environment, onWait: { report(.waiting($0)) }))
        let attendees = try OpenQueries(queries.filter(\.facilitatorIds.isEmpty), answered: answered)
        let others = queries.filter { !$0.facilitatorIds.isEmpty }
        var facilitators = try OpenQueries(others, answered: answered)
        var run = SlotsFetchRun(
            file: file, calls: calls, linesPerSync: options.linesPerSync, now: environment.now, report: report)
        run.state.count(attendees)
        run.state.count(facilitators)
        report(.progress(run.state))
        try await run.make(attendees.calls)
        if !calls.strangers.isEmpty {
            run.state.discount(facilitators)
            facilitators = try OpenQueries(others, without: calls.strangers, answered: answered)
            run.state.count(facilitators)
        }
        try await run.make(facilitators.calls)
        return try run.finish()
    }
}

/// A fetch under way: the file as it grows, and the progress.
private struct SlotsFetchRun: ~Copyable {
    var file: SlotsAppender
    let calls: SlotCalls
    let linesPerSync: Int
    let now: @Sendable () -> Instant
    let report: @Sendable (FetchEvent) -> Void
    let startedAt: Instant
    var state = SlotsFetchProgress(needed: 0, alreadyAnswered: 0, answered: 0)

    /// This many refusals without a single answer cannot be about single people.
    private static let refusalLimit = 20

    init(
        file: consuming SlotsAppender, calls: SlotCalls, linesPerSync: Int, now: @escaping @Sendable () -> Instant,
        report: @escaping @Sendable (FetchEvent) -> Void
    ) {
        self.file = file
        self.calls = calls
        self.linesPerSync = linesPerSync
        self.now = now
        self.report = report
        startedAt = now()
    }

    /// Makes the calls and keeps their answers.
    mutating func make(_ queries: [SlotQuery]) async throws {
        let failure = try await calls.run(queries) { answers in try take(answers) }
        try file.sync()
        if let failure { throw failure }
        try Task.checkCancellation()
        if isRefusedAltogether { throw state.refusals[0].error }
    }

    /// Leaves the file with a whole last line.
    ///
    /// - Throws: the service's error if it refused every call alike: the cause is then the request, not the people.
    consuming func finish() throws -> SlotsFetchProgress {
        try file.finish()
        if let error = state.refusals.first?.error, state.answered + state.alreadyAnswered == 0,
            state.refusals.count >= 3, !error.saysThatItIsAboutPeople,
            state.refusals.allSatisfy({ $0.error.code == error.code && $0.error.message == error.message })
        {
            throw error
        }
        return state
    }

    /// Keeps the result of a call; returns false if going on makes no sense.
    private mutating func take(_ answers: SlotAnswers) throws -> Bool {
        for line in answers.lines { try file.append(line) }
        state.take(answers)
        if state.answered % linesPerSync == 0 { try file.sync() }
        let elapsed = Double(now().microseconds - startedAt.microseconds) / 1_000_000
        state.secondsLeft = TimeLeft().seconds(
            done: state.answered + state.refused, remaining: state.remaining, elapsed: elapsed)
        report(.progress(state))
        return !isRefusedAltogether
    }

    private var isRefusedAltogether: Bool {
        state.refused >= Self.refusalLimit && state.answered + state.alreadyAnswered == 0
    }
}
