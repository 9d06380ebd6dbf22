internal import Synchronization

/// A queue of tasks that wait for something that others provide, first come, first served.
///
/// A task that is cancelled leaves at once, whatever the others wait for. The queue's owner decides what is waited for
/// and when it is available: a place for the next call, a token that is being fetched, memory for an answer.
final class WaitingLine<Value: Sendable>: Sendable {
    private struct State {
        var lastId = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<Value, any Error>)] = []
        /// Tasks that were cancelled before their wait began.
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    var isEmpty: Bool { state.withLock { $0.waiting.isEmpty } }

    /// Waits for its turn.
    ///
    /// - Parameter joined: called once the task is in the line, so that its owner can check whether there is something
    ///   to give right away.
    /// - Throws: `CancellationError` when the task is cancelled; the error with which the line is ended.
    func wait(
        isolation: isolated (any Actor)? = #isolation, _ joined: () -> Void = {}
    ) async throws -> Value {
        let id = state.withLock { state in
            state.lastId += 1
            return state.lastId
        }
        // A cancellation that arrives when the wait is over leaves its mark behind.
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard join(id, continuation) else { return continuation.resume(throwing: CancellationError()) }
                joined()
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Gives `value` to the first in the line, if anybody is there.
    @discardableResult
    func giveFirst(_ value: Value) -> Bool {
        let first = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst().continuation }
        first?.resume(returning: value)
        return first != nil
    }

    /// Gives the same result to all in the line.
    func giveAll(_ result: Result<Value, any Error>) {
        let all = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiter in all { waiter.continuation.resume(with: result) }
    }

    private func join(_ id: Int, _ continuation: CheckedContinuation<Value, any Error>) -> Bool {
        state.withLock { state in
            if state.cancelled.remove(id) != nil { return false }
            state.waiting.append((id, continuation))
            return true
        }
    }

    private func cancel(_ id: Int) {
        let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard let place = state.waiting.firstIndex(where: { $0.id == id }) else {
                // If the wait has not begun, it must not; if it is over, the mark is removed with it.
                state.cancelled.insert(id)
                return nil
            }
            return state.waiting.remove(at: place).continuation
        }
        continuation?.resume(throwing: CancellationError())
    }
}
