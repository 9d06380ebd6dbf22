/// How an attempt to make a call failed, as far as that matters for what to do next.
enum AttemptFailure: Hashable, Sendable {
    /// The service answered with a status that does not mean success.
    case answered(status: Int, retryAfter: Duration? = nil)
    /// The request, or an essential part of it, never left this machine.
    case notSent
    /// The request may have arrived; the answer did not come back, or not all of it.
    case answerLost
    /// The answer arrived but cannot be read.
    case unreadable

    /// The kind of error that the call would end with if it ended now, provided that a further attempt is worthwhile.
    var kindWhileRetrying: CoachingAPIError.Kind {
        switch self {
        case .answered(429, _): .rateLimited
        case .notSent: .unreachable
        case .answered, .answerLost, .unreadable: .unavailable
        }
    }
}
