import CoachingAPI
import PlanApplication
import PlanModel
import PlanReports
import Synchronization

/// One fetch of slots as a command line runs it: with progress, and stopped by Ctrl-C with everything kept so far.
struct Fetching {
    let progress: ProgressLine
    let patience: ServicePatience
    private let latest = Latest()

    init(progress: ProgressLine, patience: ServicePatience = .init()) {
        self.progress = progress
        self.patience = patience
    }

    /// How long a single call waits for a busy service. Longer waits are those of the run, as in apply.
    var callPatience: Duration { .seconds(min(patience.seconds, 5)) }

    /// Asks what the file does not answer yet, or answered too long ago.
    ///
    /// - Parameters:
    ///   - refreshesBefore: answers before this are asked for anew; nil keeps all.
    ///   - interruptible: ids of appointments whose time counts as free.
    func fetch(
        _ request: PlanRequest, from service: any CoachingService, into path: String, refreshesBefore: Instant? = nil,
        interruptible: [String] = [],
        now: @escaping @Sendable () -> Instant = Instant.ofThisMoment
    ) async throws -> SlotsFetchProgress {
        latest.refresh(before: refreshesBefore)
        let run = FetchRun(
            SlotQueryPlan.queries(for: request, interruptible: interruptible), into: path, service: service,
            options: SlotsFetchOptions(refreshesBefore: refreshesBefore, patience: patience),
            environment: FetchEnvironment(now: now))
        let work = Task { try await run.outcome() }
        let interrupt = await Interrupt { work.cancel() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        for await event in run.events { tell(event) }
        return try await work.value
    }

    private func tell(_ event: FetchEvent) {
        switch event {
        case .progress(let state):
            latest.set(state)
            let left = TimeLeft.text(seconds: state.secondsLeft).map { ", \($0)" } ?? ""
            progress.report(
                state.questions.progress + left,
                event: ProgressEvent(
                    phase: .fetch, done: state.needed - state.remaining, of: state.needed,
                    secondsLeft: state.secondsLeft))
        case .waiting(let wait):
            // Calls under way together wait for the same thing: one of them says so.
            if latest.isFirst(toWait: .seconds(wait.seconds)) { progress.notify(wait.notice) }
        }
    }

    /// To be told what the client waits for: a long wait is said also where nobody watches the progress.
    var onWait: @Sendable (ClientWait) -> Void {
        { [progress, latest] wait in
            // Calls under way together wait for the same thing: one of them says so.
            guard wait.duration >= Self.longWait else { return progress.report(wait.description) }
            if latest.isFirst(toWait: wait.duration) { progress.notify(wait.description) }
        }
    }

    /// From here on, silence would look like a program that hangs.
    private static let longWait = Duration.seconds(10)

    /// Runs the body, which fetches.
    ///
    /// - Parameters:
    ///   - report: the facts that programs get with what ended the body.
    ///   - howToGoOn: the command that goes on after a fetch that did not end well; nil for the same again.
    /// - Throws: what ended the body, as a ``Failure`` that says what is kept.
    func saying<Value>(
        whatIsKeptIn path: String, howToGoOn: String? = nil,
        report: (FetchReport.Questions?) -> ReportDocument? = { _ in nil }, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch {
            var failure =
                error is CancellationError ? Failure(.temporary, "interrupted") : Failure(explaining: error)
            let questions = latest.state?.questions
            failure.document = report(questions)
            guard let questions, questions.answeredBefore + questions.answered > 0 else { throw failure }
            let kept = "\(questions.kept(in: path)); \(howToGoOn ?? latest.sameAgain) goes on from there."
            failure.advice = failure.advice.map { "\($0)\n\(kept)" } ?? kept
            throw failure
        }
    }

    /// How far the fetch has come.
    private final class Latest: Sendable {
        private let value = Mutex<SlotsFetchProgress?>(nil)
        private let limit = Mutex<Instant?>(nil)
        private let waitEnds = Mutex<ContinuousClock.Instant?>(nil)

        var state: SlotsFetchProgress? { value.withLock(\.self) }

        func refresh(before time: Instant?) { limit.withLock { $0 = time } }

        /// What has been asked anew is not asked once more.
        var sameAgain: String {
            guard let limit = limit.withLock(\.self) else { return "the same command" }
            return "the same with --older-than \(limit.iso8601) in place of --refresh"
        }

        func set(_ state: SlotsFetchProgress) { value.withLock { $0 = state } }

        /// Whether no other wait that was told lasts still.
        func isFirst(toWait duration: Duration) -> Bool {
            waitEnds.withLock { end in
                let now = ContinuousClock.now
                if let end, now < end { return false }
                end = now + duration
                return true
            }
        }
    }
}

extension SlotsFetchProgress {
    /// How far it is, for reports.
    var questions: FetchReport.Questions {
        FetchReport.Questions(
            needed: needed, answeredBefore: alreadyAnswered, answered: answered, refused: refused,
            answeredBeforeAt: alreadyAnsweredAt)
    }
}
