/// What a lane knows from the parts that it has rebuilt.
struct LaneMemory: Sendable {
    /// How much it rebuilds at once.
    var share: RebuildShare
    /// What came out lately, whether or not it was cheaper as a whole.
    var merging = PlanMerging(.init(plans: 12, nodes: 50, iterations: 3_000), first: 6)

    init(_ share: RebuildShare = RebuildShare()) { self.share = share }
}
