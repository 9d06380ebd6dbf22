/// What a lane knows from the parts that it has rebuilt.
struct LaneMemory: Sendable {
    /// How much it rebuilds at once.
    var share: RebuildShare
    /// What came out lately, whether or not it was cheaper as a whole.
    var merging = PlanMerging(.quick(plans: 12), first: 6)

    init(_ share: RebuildShare = RebuildShare()) { self.share = share }
}
