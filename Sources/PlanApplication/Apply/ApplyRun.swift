public import CoachingAPI
import PlanModel
import Synchronization

/// One run of apply or rollback for a program that does other things meanwhile, such as a server.
///
/// What happens is a sequence, and cancelling the task that waits for the outcome ends the run after the call under way,
/// which is let come to its end and recorded.
public struct ApplyRun: Sendable {
    /// Which of the two.
    public enum Command: Sendable {
        /// Appointments are created.
        case apply
        /// Appointments that the plan created are deleted.
        case rollback
    }

    /// What happens, as it happens; it ends with the run. One task may read it.
    public let events: AsyncStream<ApplyEvent>
    private let reports: AsyncStream<ApplyEvent>.Continuation
    private let work: @Sendable (StopFlag) async throws -> ApplyOutcome

    /// A run that begins when its outcome is asked for.
    ///
    /// - Parameters:
    ///   - journal: that of the plan, opened for this run.
    ///   - environment: the clock and the waits of the run; a request to stop is also heard where this says so.
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

    /// Carries the run out. To be asked once.
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
