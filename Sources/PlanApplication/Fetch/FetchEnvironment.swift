public import PlanModel

/// The outside world of a fetch, besides the service: handed in, so that a test waits for hours in no time.
public struct FetchEnvironment: Sendable {
    /// The time, which is stored with answers and by which waits are counted.
    public var now: @Sendable () -> Instant
    /// Waits this many seconds; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ seconds: Int64) async throws -> Void

    /// An environment in which waits are by default those of the task.
    public init(
        now: @escaping @Sendable () -> Instant,
        sleep: @escaping @Sendable (_ seconds: Int64) async throws -> Void = {
            try await Task.sleep(for: .seconds($0))
        }
    ) {
        self.now = now
        self.sleep = sleep
    }
}
