import PlanModel

/// Whether apply looks again, right before it sends anything, if the places are still there.
public struct Freshness: Sendable, Equatable {
    /// What sessions were planned by.
    public var context: FreshnessContext
    /// Seconds that a look is good for; 0 has every batch looked at.
    public var seconds: Int64
    /// Sessions whose place is gone are left out, and the others sent. Otherwise nothing is sent.
    public var skipsStale: Bool

    /// By default a look is good for a quarter of an hour, and nothing is sent where a place is gone.
    public init(_ context: FreshnessContext, seconds: Int64 = 900, skipsStale: Bool = false) {
        self.context = context
        self.seconds = seconds
        self.skipsStale = skipsStale
    }

    /// Whether a look is to be taken before the next batch is sent.
    func isDue(lookedAt: Instant?, now: Instant) -> Bool {
        guard let lookedAt else { return true }
        return now >= lookedAt.advanced(bySeconds: seconds) || now < lookedAt
    }
}

/// What a run knows of the places of its sessions.
struct FreshnessState {
    /// When they were looked at.
    var lookedAt: Instant?
    /// What the run set out to send.
    var wanted: [Int] = []
    /// Sessions that were left out.
    var gone: Set<Int> = []
}
