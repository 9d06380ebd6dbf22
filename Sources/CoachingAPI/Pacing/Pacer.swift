/// Lets calls start no faster than ``PacingState`` allows, in the order in which they asked.
///
/// One pacer serves all concurrent calls of a client. Clients of one process that use the same token should share one:
/// the service counts calls by token.
public actor Pacer {
    private let clock: ClientClock
    private var state: PacingState
    private let line = WaitingLine<Void>()
    private var alarm: (time: Duration, task: Task<Void, Never>)?
    /// Called with the time that the first in the line has to wait; replaced by each task that joins.
    private var tell: (@Sendable (Duration) -> Void)?

    /// - Parameters:
    ///   - limits: the limits until the service's answers say otherwise.
    ///   - clock: the clock to use.
    public init(limits: PacingLimits = PacingLimits(), clock: ClientClock = .continuous) {
        self.state = PacingState(limits)
        self.clock = clock
    }

    deinit {
        alarm?.task.cancel()
    }

    /// Waits until a call may start. Each return must be followed by one ``finish(_:)``.
    ///
    /// - Parameter tell: called with the wait when the line has to wait until a known time, once for each such time.
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    func start(tell: (@Sendable (Duration) -> Void)? = nil) async throws {
        try Task.checkCancellation()
        if let tell { self.tell = tell }
        try await line.wait { release() }
    }

    /// Records the end of a call.
    func finish(_ ending: PacingState.Ending) {
        state.finish(ending, at: clock.elapsed())
        release()
    }

    private func release() {
        while !line.isEmpty {
            switch state.next(at: clock.elapsed()) {
            case .start:
                // A task that was cancelled at this very moment leaves a place that nobody took.
                if !line.giveFirst(()) { state.finish(.notSent, at: clock.elapsed()) }
            case .wait(let time):
                if let time { wake(at: time) }
                return
            }
        }
    }

    /// Tries again at `time`, unless that will happen sooner anyway.
    private func wake(at time: Duration) {
        if let alarm, alarm.time <= time { return }
        alarm?.task.cancel()
        let clock = clock
        let wait = time - clock.elapsed()
        let task = Task { [weak self] in
            try? await clock.sleep(time - clock.elapsed())
            if !Task.isCancelled { await self?.wakeUp() }
        }
        alarm = (time, task)
        tell?(wait)
    }

    private func wakeUp() {
        alarm = nil
        release()
    }
}
