/// The clock that a client lives by: time since some fixed moment, and a way to wait.
///
/// Handed in, so that tests let an hour pass in a millisecond. Any Swift clock will do.
public struct ClientClock: Sendable {
    /// Time since a moment that does not change while the clock is in use.
    public let elapsed: @Sendable () -> Duration
    /// Waits; throws `CancellationError` when the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void

    public init(elapsed: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void)
    {
        self.elapsed = elapsed
        self.sleep = sleep
    }

    public init<Base: Clock>(_ clock: Base) where Base.Duration == Duration {
        let origin = clock.now
        self.init(elapsed: { origin.duration(to: clock.now) }, sleep: { try await clock.sleep(for: $0) })
    }

    /// Real time, counted also while the machine sleeps.
    public static let continuous = ClientClock(ContinuousClock())
}
