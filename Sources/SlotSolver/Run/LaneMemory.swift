/// What a lane knows from the parts that it has rebuilt.
struct LaneMemory: Sendable {
    /// How much it rebuilds at once.
    var share: RebuildShare
    /// What came out lately, whether or not it was cheaper as a whole.
    var merging: PlanMerging

    /// - Parameter plans: how many of these are merged at the most.
    init(_ share: RebuildShare = RebuildShare(), plans: Int = 12) {
        self.share = share
        merging = PlanMerging(.quick(plans: plans), first: 6)
    }

    /// Sessions of a large plan that are rebuilt at once at first, if that is not most of it.
    private static let rebuiltAtFirst = 1_000.0

    /// For a large plan: half of it at once, as many sessions as GLPK copes with.
    static func forLarge(sessions: Int) -> LaneMemory {
        LaneMemory(RebuildShare(min(0.5, rebuiltAtFirst / Double(max(1, sessions)))), plans: 6)
    }
}
