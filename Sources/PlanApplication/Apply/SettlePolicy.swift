import PlanModel

/// How long a run waits for a call without a clear outcome before the call counts as not carried out.
public struct SettlePolicy: Sendable, Equatable {
    /// Seconds since the intent before absence means that a call was not carried out.
    public var seconds: Int64
    /// The same for a call that the service said it had queued.
    public var acceptedSeconds: Int64
    /// How often it must have been looked for without being found.
    public var minimumPolls: Int
    /// Seconds between looks: 1, 2, 4, … up to this.
    public var longestPause: Int64

    /// By default half a minute, two minutes for queued calls, and three looks at least.
    public init(seconds: Int64 = 30, acceptedSeconds: Int64 = 120, minimumPolls: Int = 3, longestPause: Int64 = 15) {
        self.seconds = seconds
        self.acceptedSeconds = acceptedSeconds
        self.minimumPolls = minimumPolls
        self.longestPause = longestPause
    }

    /// Whether absence is certain now.
    func isSettled(_ status: ApplyStatus, since: Instant, now: Instant, absentPolls: Int) -> Bool {
        let wait = status == .accepted ? acceptedSeconds : seconds
        return absentPolls >= minimumPolls && now >= since.advanced(bySeconds: wait)
    }

    /// Seconds to wait after this many looks.
    func pause(afterPolls polls: Int) -> Int64 { min(longestPause, 1 << min(Int64(polls - 1), 30)) }
}
