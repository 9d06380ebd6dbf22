import CoachingModels

/// What to do after a failed attempt.
enum RetryDecision: Equatable {
    /// Make the call again after waiting.
    case retry(after: Duration)
    /// Get a new token, then make the call again at once.
    case renewToken
    /// Report the failure to the caller.
    case giveUp(CoachingAPIError.Kind)

    /// The state of a call whose attempt has failed.
    struct Situation {
        var effect: CoachingOperation.Effect
        /// Attempts made so far, at least 1.
        var attempt: Int
        /// Time since the call first failed.
        var failing: Duration = .zero
        /// Whether a new token can be obtained, and none was obtained for this call yet.
        var canRenewToken: Bool
        /// A random number from 0 up to 1.
        var jitter: Double
    }

    /// Decides. A write is made again only when it cannot have been carried out: it was never sent, or the service
    /// refused it before looking at it (401, 408 "did not produce a request", 429). The service's documentation does
    /// not guarantee that for any 5xx, not even for 503, so those leave a write's outcome unknown.
    static func after(_ failure: AttemptFailure, _ situation: Situation, _ policy: RetryPolicy) -> RetryDecision {
        let isRead = situation.effect == .read
        switch failure {
        case .notSent: return again(orElse: .unreachable, situation, policy)
        case .answerLost: return isRead ? again(orElse: .unavailable, situation, policy) : .giveUp(.outcomeUnknown)
        case .unreadable: return .giveUp(isRead ? .unreadableAnswer : .outcomeUnknown)
        case .answered(401, _): return situation.canRenewToken ? .renewToken : .giveUp(.unauthorized)
        case .answered(403, _): return .giveUp(.forbidden)
        case .answered(408, let hint): return again(orElse: .unavailable, hint: hint, situation, policy)
        case .answered(429, let hint): return again(orElse: .rateLimited, hint: hint, isBusy: true, situation, policy)
        case .answered(503, let hint) where isRead:
            return again(orElse: .unavailable, hint: hint, isBusy: true, situation, policy)
        case .answered(400..<500, _), .answered(501, _): return .giveUp(.rejected)
        case .answered(500..., let hint):
            return isRead ? again(orElse: .unavailable, hint: hint, situation, policy) : .giveUp(.outcomeUnknown)
        case .answered(200..<300, _): return .giveUp(isRead ? .unreadableAnswer : .outcomeUnknown)
        case .answered: return .giveUp(.unreadableAnswer)
        }
    }

    private static func again(
        orElse kind: CoachingAPIError.Kind, hint: Duration? = nil, isBusy: Bool = false, _ situation: Situation,
        _ policy: RetryPolicy
    ) -> RetryDecision {
        let ownDelay = policy.delay(after: situation.attempt, jitter: situation.jitter)
        guard isBusy || hint != nil else {
            return situation.attempt < policy.attempts ? .retry(after: ownDelay) : .giveUp(kind)
        }
        // The server's hint overrides our own guess, but "0 seconds" must not become a storm.
        let delay = hint.map { max($0, policy.delay(after: 1, jitter: situation.jitter)) } ?? ownDelay
        if let hint, hint > policy.longestRetryAfter { return .giveUp(kind) }
        return situation.failing + delay <= policy.patience ? .retry(after: delay) : .giveUp(kind)
    }
}
