/// How often and how soon a call that failed is made again.
public struct RetryPolicy: Hashable, Sendable {
    /// Attempts in all, the first included. A renewed token does not count as one.
    public var attempts: Int
    /// Longest wait after the first failed attempt; it doubles with each further one.
    public var firstDelay: Duration
    /// Longest wait after any attempt.
    public var longestDelay: Duration
    /// A `Retry-After` above this is not waited for: the call fails instead.
    public var longestRetryAfter: Duration

    public init(
        attempts: Int = 5, firstDelay: Duration = .milliseconds(500), longestDelay: Duration = .seconds(30),
        longestRetryAfter: Duration = .seconds(180)
    ) {
        self.attempts = max(1, attempts)
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.longestRetryAfter = longestRetryAfter
    }

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
