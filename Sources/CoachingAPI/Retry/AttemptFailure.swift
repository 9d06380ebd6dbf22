/// How an attempt to make a call failed, as far as that matters for what to do next.
enum AttemptFailure: Hashable, Sendable {
    /// The service answered with a status that is no success of the operation.
    case answered(status: Int, retryAfter: Duration? = nil)
    /// The request, or an essential part of it, never left this machine.
    case notSent
    /// The request may have arrived; no answer, or not all of it, came back.
    case answerLost
    /// The answer came and cannot be read.
    case unreadable

    /// What a call that ended with it now would be to the caller, as far as it is worth a further attempt.
    var kindWhileRetrying: CoachingAPIError.Kind {
        switch self {
        case .answered(429, _): .rateLimited
        case .notSent: .unreachable
        case .answered, .answerLost, .unreadable: .unavailable
        }
    }
}
