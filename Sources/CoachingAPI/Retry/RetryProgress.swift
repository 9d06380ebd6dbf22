import CoachingModels

/// The progress of a call that is made again when it fails.
struct RetryProgress {
    /// Attempts made so far, including the one under way.
    private(set) var attempt = 1
    private var renewedToken = false
    private var firstFailure: Duration?

    /// The situation after the present attempt has failed at `now`.
    mutating func failed(
        at now: Duration, effect: CoachingOperation.Effect, canRenewToken: Bool, jitter: Double
    ) -> RetryDecision.Situation {
        let begin = firstFailure ?? now
        firstFailure = begin
        return RetryDecision.Situation(
            effect: effect, attempt: attempt, failing: now - begin, canRenewToken: canRenewToken && !renewedToken,
            jitter: jitter)
    }

    mutating func goesOnWithNewToken() { renewedToken = true }

    mutating func goesOnAfterWait() { attempt += 1 }
}
