public import Foundation

/// The clock that a client uses: time since some fixed moment, and a way to wait.
///
/// It is injected, so that tests can let an hour pass in a millisecond. Any Swift clock will do.
public struct ClientClock: Sendable {
    /// Time since a moment that does not change while the clock is in use.
    public let elapsed: @Sendable () -> Duration
    /// Waits; throws `CancellationError` when the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// The date, needed when a service states until when to wait but not what time it has now.
    public let date: @Sendable () -> Date

    /// Creates a clock from its parts. `sleep` must throw `CancellationError` when its task is cancelled, or a
    /// cancelled call would wait to the end.
    public init(
        elapsed: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
        date: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.elapsed = elapsed
        self.sleep = sleep
        self.date = date
    }

    /// A clock that measures and waits as `clock` does, from now on; ``date`` stays the system's.
    public init<Base: Clock>(_ clock: Base) where Base.Duration == Duration {
        let origin = clock.now
        self.init(elapsed: { origin.duration(to: clock.now) }, sleep: { try await clock.sleep(for: $0) })
    }

    /// Real time, which also counts while the machine sleeps.
    public static let continuous = ClientClock(ContinuousClock())
}
