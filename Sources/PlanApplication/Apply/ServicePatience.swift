import CoachingAPI
import PlanModel

/// How long a run waits for a service that cannot be reached, or takes no more calls.
///
/// The client has tried several times by then; what is waited for here is minutes away.
public struct ServicePatience: Sendable, Equatable {
    /// Seconds from the first try of a call. 0 waits for nothing.
    public var seconds: Int64
    /// Seconds between tries: 1, 2, 4, … up to this.
    public var longestPause: Int64

    /// By default five minutes, with tries at most half a minute apart.
    public init(seconds: Int64 = 300, longestPause: Int64 = 30) {
        self.seconds = seconds
        self.longestPause = longestPause
    }

    /// Seconds to wait before the next try; nil to end the run.
    ///
    /// - Parameters:
    ///   - hasAnswered: whether the service answered before in this run. An address at which nobody ever answered is
    ///     more likely wrong than in trouble.
    ///   - silence: how long and how often the call was tried.
    func pause(after error: CoachingAPIError, hasAnswered: Bool, silence: ServiceSilence, now: Instant) -> Int64? {
        switch error.kind {
        case .rateLimited, .unavailable: break
        case .unreachable where hasAnswered: break
        case .unreachable, .rejected, .unauthorized, .forbidden, .outcomeUnknown, .unreadableAnswer, .invalidCall:
            return nil
        }
        let left = silence.since.advanced(bySeconds: seconds).seconds - now.seconds
        // What the service asks for goes before our own guess; where that is beyond the end, waiting is in vain.
        let asked = error.retryAfter.map { Int64(($0 / .seconds(1)).rounded(.up)) }
        let pause = asked ?? min(longestPause, 1 << min(Int64(silence.tries - 1), 30))
        guard left > 0, asked ?? 0 <= left else { return nil }
        return max(1, min(left, pause))
    }
}

/// How a call fares that a service does not take.
struct ServiceSilence {
    /// When it was tried first.
    var since: Instant
    /// Times that it failed.
    var tries = 0

    /// Takes note of a failure. A clock that was put back in between, such as to the service's, must not prolong the wait.
    mutating func failed(at now: Instant) {
        tries += 1
        since = min(since, now)
    }
}
