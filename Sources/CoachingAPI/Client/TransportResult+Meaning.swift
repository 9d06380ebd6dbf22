import CoachingModels
internal import Foundation

extension TransportResult {
    /// What this means for pacing.
    ///
    /// - Parameters:
    ///   - longestWait: the longest `Retry-After` to wait for. Above it the call fails, and other waiting calls should
    ///     find out the same before long.
    ///   - now: this machine's date.
    func ending(longestWait: Duration, now: @Sendable () -> Date) -> PacingState.Ending {
        switch self {
        case .answer(let answer) where answer.status == 429:
            .rateLimited(
                retryAfter: min(longestWait, answer.retryAfter(now: now()) ?? .seconds(1)), answer.rateSignal)
        case .answer(let answer): .sent(answer.rateSignal)
        case .notSent, .cancelled(wasSent: false): .notSent
        case .lost, .tooLarge, .redirected, .cancelled(wasSent: true): .sent(nil)
        }
    }

    /// The kind of failure this is for `operation`, or `nil` when it is a success.
    ///
    /// - Throws: `CancellationError` when the caller cancelled; `outcomeUnknown` when that came too late for a write.
    func failure(of operation: CoachingOperation, _ failures: AnswerError) throws -> AttemptFailure? {
        switch self {
        case .answer(let answer) where operation.successStatuses.contains(answer.status): return nil
        case .answer(let answer):
            return .answered(status: answer.status, retryAfter: answer.retryAfter(now: failures.now()))
        case .notSent: return .notSent
        case .lost: return .answerLost
        case .tooLarge, .redirected: return .unreadable
        case .cancelled(let wasSent):
            guard wasSent, operation.effect == .write else { throw CancellationError() }
            throw failures.error(.outcomeUnknown, reason: "the call was cancelled after it was sent")
        }
    }

    /// The error that reports this to the caller.
    func error(_ kind: CoachingAPIError.Kind, _ failures: AnswerError) -> CoachingAPIError {
        switch self {
        case .answer(let answer): failures.error(kind, answer)
        case .notSent(let reason): failures.error(kind, reason: reason)
        case .lost(let reason, let status): failures.error(kind, status: status, reason: reason)
        case .tooLarge(let status, let limit):
            failures.error(kind, status: status, reason: "the answer is larger than \(limit) bytes")
        case .redirected(let status):
            failures.error(kind, status: status, reason: "the call was redirected to another place, which answered it")
        case .cancelled: failures.error(kind, reason: "the call was cancelled")
        }
    }

    /// The answer. Call it only when ``failure(of:_:)`` has found a success.
    func answer() throws -> TransportAnswer {
        guard case .answer(let answer) = self else { throw CancellationError() }
        return answer
    }
}
