/// Lets calls start no faster than ``PacingState`` allows, in the order in which they asked.
///
/// One pacer serves all concurrent calls of a client. Clients of one process that use the same token should share one:
/// the service counts calls by token.
public actor Pacer {
    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let clock: ClientClock
    private var state: PacingState
    private var waiting: [Waiter] = []
    private var lastId = 0
    private var alarm: (time: Duration, task: Task<Void, Never>)?

    /// - Parameters:
    ///   - limits: the limits until the service's answers say otherwise.
    ///   - clock: the clock to live by.
    public init(limits: PacingLimits = PacingLimits(), clock: ClientClock = .continuous) {
        self.state = PacingState(limits)
        self.clock = clock
    }

    deinit {
        alarm?.task.cancel()
    }

    /// Waits until a call may start. Each return must be followed by one ``finish(_:)``.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    func start() async throws {
        try Task.checkCancellation()
        lastId += 1
        let id = lastId
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiting.append(Waiter(id: id, continuation: continuation))
                release()
            }
        } onCancel: {
            Task { await self.cancel(id) }
        }
    }

    /// Takes note of the end of a call.
    func finish(_ ending: PacingState.Ending) {
        state.finish(ending, at: clock.elapsed())
        release()
    }

    private func cancel(_ id: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(throwing: CancellationError())
    }

    private func release() {
        var released = 0
        defer { waiting.removeFirst(released) }
        while released < waiting.count {
            switch state.next(at: clock.elapsed()) {
            case .start:
                waiting[released].continuation.resume()
                released += 1
            case .wait(let time):
                if let time { wake(at: time) }
                return
            }
        }
    }

    /// Asks again at `time`, unless that will happen sooner anyway.
    private func wake(at time: Duration) {
        if let alarm, alarm.time <= time { return }
        alarm?.task.cancel()
        let clock = clock
        let task = Task { [weak self] in
            try? await clock.sleep(time - clock.elapsed())
            if !Task.isCancelled { await self?.wakeUp() }
        }
        alarm = (time, task)
    }

    private func wakeUp() {
        alarm = nil
        release()
    }
}
