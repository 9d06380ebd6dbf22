import PlanModel

/// Whether apply checks again, right before it sends anything, that the places are still free.
public struct Freshness: Sendable, Equatable {
    /// The data by which sessions were planned.
    public var context: FreshnessContext
    /// Seconds for which a look remains valid; with 0 every batch is looked at.
    public var seconds: Int64
    /// Whether sessions whose place is gone are left out and the others sent. Otherwise nothing is sent.
    public var skipsStale: Bool

    /// By default a look is valid for a quarter of an hour, and nothing is sent if a place is gone.
    public init(_ context: FreshnessContext, seconds: Int64 = 900, skipsStale: Bool = false) {
        self.context = context
        self.seconds = seconds
        self.skipsStale = skipsStale
    }

    /// Whether another look is due before the next batch is sent.
    func isDue(lookedAt: Instant?, now: Instant) -> Bool {
        guard let lookedAt else { return true }
        return now >= lookedAt.advanced(bySeconds: seconds) || now < lookedAt
    }
}

/// What a run knows of the places of its sessions.
struct FreshnessState {
    /// When they were looked at.
    var lookedAt: Instant?
    /// The entries that the run set out to send.
    var wanted: [Int] = []
    /// Sessions that were left out.
    var gone: Set<Int> = []
}
