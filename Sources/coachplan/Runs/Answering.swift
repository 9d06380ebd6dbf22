import Synchronization

/// Questions about a plan, ended by Ctrl-C with the answers found so far.
struct Answering {
    let progress: ProgressLine

    func untilInterrupted<Value: Sendable>(_ answers: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        let work = Task(operation: answers)
        let interrupt = await Interrupt { work.cancel() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        return try await work.value
    }

    /// The same, ended after so many seconds with what was found until then.
    static func within<Value: Sendable>(
        seconds: Double, _ answers: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let work = Task(operation: answers)
        let timer = Task {
            try await Task.sleep(for: .seconds(seconds))
            work.cancel()
        }
        defer { timer.cancel() }
        return try await work.value
    }
}

/// Counts from 1 on, from any thread.
final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}
