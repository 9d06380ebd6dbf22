/// How often, how soon and for how long a call that failed is made again.
///
/// A service that reports that it is busy is given time: after a 429 or a 503, and after any other answer with
/// `Retry-After`, a call is repeated for as long as ``patience`` lasts, however often that is. Any other failure, such
/// as no connection, a lost answer or a 500, ends the call after ``attempts``.
public struct RetryPolicy: Hashable, Sendable {
    /// Total attempts that end in a failure for which the service does not say when to come back. Attempts with a
    /// renewed token do not count.
    public var attempts: Int
    /// How long a call is repeated while the service is busy, counted from its first failure.
    public var patience: Duration
    /// Longest wait after the first failed attempt; it doubles with each further one.
    public var firstDelay: Duration
    /// Longest wait after any attempt without `Retry-After`.
    public var longestDelay: Duration
    /// A call is not repeated after a `Retry-After` longer than this; it fails instead.
    public var longestRetryAfter: Duration

    /// By default 5 attempts, 5 minutes of patience, waits of 0.5 to 30 seconds, and up to 3 minutes if the service
    /// asks for them, as the service's own tools do.
    public init(
        attempts: Int = 5, patience: Duration = .seconds(300), firstDelay: Duration = .milliseconds(500),
        longestDelay: Duration = .seconds(30), longestRetryAfter: Duration = .seconds(180)
    ) {
        self.attempts = max(1, attempts)
        self.patience = patience
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.longestRetryAfter = longestRetryAfter
    }

    /// Every failure is reported at once.
    public static let never = RetryPolicy(attempts: 1, patience: .zero)

    /// The wait after failed attempt number `attempt`: between half and all of the doubled delay, so that clients that
    /// failed together do not come back together.
    ///
    /// - Parameter jitter: a random number from 0 up to 1.
    func delay(after attempt: Int, jitter: Double) -> Duration {
        let doublings = min(max(0, attempt - 1), 30)
        let longest = min(longestDelay, firstDelay * (1 << doublings))
        return longest * (0.5 + 0.5 * jitter)
    }
}
