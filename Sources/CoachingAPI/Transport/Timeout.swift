/// Thrown when an operation did not end in time.
struct TimeoutError: Error {}

/// Runs `operation`, and cancels it and throws ``TimeoutError`` when it has not ended after `limit`.
///
/// It uses real time on purpose: it guards against a network that hangs.
func withTimeout<Value: Sendable>(
    _ limit: Duration, _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw TimeoutError()
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw CancellationError() }
        return value
    }
}
