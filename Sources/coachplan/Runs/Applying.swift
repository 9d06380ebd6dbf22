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

    func run(_ command: ApplyRun.Command) async throws -> ApplyOutcome {
        let stop = StopRequest()
        let interrupt = await Interrupt { stop.make() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        let run = ApplyRun(
            command, of: journal, at: service, options: options,
            environment: ApplyEnvironment(now: now, isStopRequested: { stop.isMade }), pause: pause)
        async let told: Void = tell(run.events, of: command)
        let outcome = try await run.outcome()
        await told
        return outcome
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

    private var pause: @Sendable (Int) async -> Bool {
        let (asks, progress) = (asksBetweenBatches, progress)
        return { batch in
            guard asks else { return true }
            progress.finish()
            return (try? Prompt.confirm("Batch \(batch) is done. Go on?")) ?? false
        }
    }

    private func tell(_ events: AsyncStream<ApplyEvent>, of command: ApplyRun.Command) async {
        let words = PlanWords(journal.plan)
        let phase = command == .apply ? ProgressEvent.Phase.apply : .rollback
        var pace = ApplyPace(command, of: journal.plan, selection: options.selection)
        for await event in events {
            let time = now()
            pace.take(event, at: time)
            if progress.isShown, let line = event.line(in: words) {
                // First, as what follows may not fit into the line.
                let done: String? =
                    switch event {
                    case .changed, .moved: pace.text(at: time)
                    default: nil
                    }
                progress.report(
                    done.map { "\($0); \(line)" } ?? line,
                    event: ProgressEvent(
                        phase: phase, done: pace.done, of: pace.total, secondsLeft: pace.secondsLeft(at: time)))
            }
            if let notice = event.notice { progress.notify(notice) }
        }
    }
}

extension Instant {
    /// The time of day, read from the machine's clock.
    static var ofThisMoment: @Sendable () -> Instant {
        { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
    }
}
