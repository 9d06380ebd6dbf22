public import CoachingAPI
import PlanModel
import Synchronization

/// One run of apply or rollback, for a program that does other things meanwhile, such as a server.
///
/// Events arrive as a sequence. Cancelling the task that waits for the outcome ends the run after the call under way,
/// which is allowed to finish and is recorded.
public struct ApplyRun: Sendable {
    /// Which of the two.
    public enum Command: Sendable {
        /// Appointments are created.
        case apply
        /// Appointments that the plan created are deleted.
        case rollback
    }

    /// Events as they happen; the sequence ends with the run. Only one task may read it.
    public let events: AsyncStream<ApplyEvent>
    private let reports: AsyncStream<ApplyEvent>.Continuation
    private let work: @Sendable (StopFlag) async throws -> ApplyOutcome

    /// Creates a run, which begins when its outcome is asked for.
    ///
    /// - Parameters:
    ///   - journal: the plan's journal, opened for this run.
    ///   - environment: the clock and the waits of the run; its request to stop is honoured too.
    ///   - pause: the pause point after each batch but the last, with the batch's number from 1; false ends the run.
    public init(
        _ command: Command, of journal: ApplyJournal, at service: any CoachingService, options: ApplyOptions = .init(),
        environment: ApplyEnvironment, pause: @escaping @Sendable (_ batch: Int) async -> Bool = { _ in true }
    ) {
        let (events, reports) = AsyncStream.makeStream(of: ApplyEvent.self)
        (self.events, self.reports) = (events, reports)
        work = { stop in
            var stoppable = environment
            stoppable.isStopRequested = { stop.isSet || environment.isStopRequested() }
            let report: @Sendable (ApplyEvent) -> Void = { reports.yield($0) }
            return switch command {
            case .apply:
                try await PlanApplication.apply(
                    journal, to: service, options: options, environment: stoppable, pause: pause, report: report)
            case .rollback:
                try await PlanApplication.rollBack(
                    journal, in: service, options: options, environment: stoppable, pause: pause, report: report)
            }
        }
    }

    /// Carries the run out. Call it once.
    ///
    /// - Throws: as `PlanApplication.apply(_:to:options:environment:pause:report:)` does.
    public func outcome() async throws -> ApplyOutcome {
        let stop = StopFlag()
        // A task of its own: a call that was sent is not cut off by a cancellation.
        let run = Task { [work, reports] in
            defer { reports.finish() }
            return try await work(stop)
        }
        return try await withTaskCancellationHandler {
            try await run.value
        } onCancel: {
            stop.set()
        }
    }
}

/// Set once, from any thread.
private final class StopFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
