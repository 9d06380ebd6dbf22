import CoachingAPI
import PlanModel

/// How long a run waits for a service that cannot be reached or accepts no more calls.
///
/// The client has retried several times by then; waits here are of minutes.
public struct ServicePatience: Sendable, Equatable {
    /// Seconds from the first try of a call; with 0 it does not wait.
    public var seconds: Int64
    /// Seconds between tries: 1, 2, 4, … up to this.
    public var longestPause: Int64

    /// By default five minutes, with tries at most half a minute apart.
    public init(seconds: Int64 = 300, longestPause: Int64 = 30) {
        self.seconds = seconds
        self.longestPause = longestPause
    }

    /// Seconds to wait before the next try; nil if the run has to end.
    ///
    /// - Parameters:
    ///   - hasAnswered: whether the service answered before in this run. An address at which nobody ever answered is
    ///     more likely wrong than in trouble.
    ///   - silence: for how long and how often the call was tried.
    func pause(after error: CoachingAPIError, hasAnswered: Bool, silence: ServiceSilence, now: Instant) -> Int64? {
        switch error.kind {
        case .rateLimited, .unavailable: break
        case .unreachable where hasAnswered: break
        case .unreachable, .rejected, .unauthorized, .forbidden, .outcomeUnknown, .unreadableAnswer, .invalidCall:
            return nil
        }
        let left = silence.since.advanced(bySeconds: seconds).seconds - now.seconds
        // A wait that the service asks for overrides our own guess; if it goes beyond the end of our patience, waiting
        // is pointless.
        let asked = error.retryAfter.map { Int64(($0 / .seconds(1)).rounded(.up)) }
        let pause = asked ?? min(longestPause, 1 << min(Int64(silence.tries - 1), 30))
        guard left > 0, asked ?? 0 <= left else { return nil }
        return max(1, min(left, pause))
    }
}

/// The history of a call that the service does not accept.
struct ServiceSilence {
    /// When it was first tried.
    var since: Instant
    /// How often it failed.
    var tries = 0

    /// Records a failure. If the clock was set back in between, for example to the service's, the wait must not grow
    /// longer.
    mutating func failed(at now: Instant) {
        tries += 1
        since = min(since, now)
    }
}
