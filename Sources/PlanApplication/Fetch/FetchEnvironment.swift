public import PlanModel

/// The outside world of a fetch, besides the service: handed in, so that a test waits for hours in no time.
public struct FetchEnvironment: Sendable {
    /// The time, which answers are kept with and waits are counted by.
    public var now: @Sendable () -> Instant
    /// Waits so many seconds; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ seconds: Int64) async throws -> Void

    /// The surroundings of a fetch: by default waits are those of the task.
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
