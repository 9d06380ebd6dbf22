import CoachingAPI
import Foundation
import PlanApplication
import PlanModel

/// One run of apply or rollback as a command line runs it: with progress, and stopped by Ctrl-C after the call under way.
struct Applying {
    let journal: ApplyJournal
    let service: any CoachingService
    var options: ApplyOptions
    let progress: ProgressLine
    /// Asks between batches whether to go on.
    var asksBetweenBatches = false
    /// The time by which starts are past and looks are old.
    var now: @Sendable () -> Instant = Instant.ofThisMoment

    func apply() async throws -> ApplyOutcome {
        try await run { environment in
            try await PlanApplication.apply(
                journal, to: service, options: options, environment: environment, pause: pause, report: report)
        }
    }

    func rollBack() async throws -> ApplyOutcome {
        try await run { environment in
            try await PlanApplication.rollBack(
                journal, in: service, options: options, environment: environment, pause: pause, report: report)
        }
    }

    /// Tells what the client waits for: a long wait also where nobody watches the progress.
    static func telling(_ progress: ProgressLine) -> @Sendable (ClientWait) -> Void {
        { wait in
            if wait.duration >= .seconds(10) {
                progress.notify(wait.description)
            } else {
                progress.report(wait.description)
            }
        }
    }

    private func run(_ action: (ApplyEnvironment) async throws -> ApplyOutcome) async throws -> ApplyOutcome {
        let stop = StopRequest()
        let interrupt = await Interrupt { stop.make() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        return try await action(ApplyEnvironment(now: now, isStopRequested: { stop.isMade }))
    }

    private func pause(afterBatch batch: Int) -> Bool {
        guard asksBetweenBatches else { return true }
        progress.finish()
        return (try? Prompt.confirm("Batch \(batch) is done. Go on?")) ?? false
    }

    private var report: @Sendable (ApplyEvent) -> Void {
        let progress = progress
        return { event in
            if let line = event.line { progress.report(line) }
            if let notice = event.notice { progress.notify(notice) }
        }
    }
}

extension ApplyEvent {
    /// One line for somebody who waits; nil for what needs no telling.
    fileprivate var line: String? {
        switch self {
        case .started, .waitingForService: nil
        case .batch(let number, let count, let size):
            "batch \(number) of \(count): \(Numbers.counted(size, "appointment"))"
        case .changed(let entry): entry.line
        case .lookingAgain(let sessions):
            "asking the service whether the places of \(Numbers.counted(sessions, "session")) are there still"
        case .waiting(let entries, let seconds):
            "the outcome of \(Numbers.counted(entries, "call")) is not known; looking again in \(seconds) s"
        }
    }

    /// What nobody would wait for in silence.
    fileprivate var notice: String? {
        guard case .waitingForService(let error, let seconds) = self else { return nil }
        return ServiceWait(after: error, seconds: seconds).notice
    }
}

extension ApplyEntry {
    fileprivate var line: String? {
        switch status {
        case .pending, .sending, .deleting: nil
        case .accepted: "queued by the service: \(session)"
        case .created: "created: \(session)"
        case .deleted: "deleted: \(session)"
        case .failed: "refused: \(session): \(reason ?? "without a reason")"
        case .unknown: "outcome unknown: \(session): \(reason ?? "no answer")"
        }
    }
}

extension Instant {
    /// The time of day, read from the machine's clock.
    static var ofThisMoment: @Sendable () -> Instant {
        { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
    }
}
