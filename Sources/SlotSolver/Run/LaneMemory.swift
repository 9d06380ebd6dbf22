/// What a lane knows from the parts that it has rebuilt.
struct LaneMemory: Sendable {
    /// How much it rebuilds at once.
    var share: RebuildShare
    /// What came out lately, whether or not it was cheaper as a whole.
    var merging: PlanMerging
    /// Whether it rearranges whole plans too.
    private let rearranges: Bool

    /// - Parameter plans: how many of these are merged at the most.
    init(_ share: RebuildShare = RebuildShare(), plans: Int = 12, rearranges: Bool = false) {
        self.share = share
        self.rearranges = rearranges
        merging = PlanMerging(.quick(plans: plans), first: 6)
    }

    /// Sessions of a large plan that are rebuilt at once at first, if that is not most of it.
    private static let rebuiltAtFirst = 1_000.0

    /// For a large plan: half of it at once, as many sessions as GLPK copes with.
    static func forLarge(_ problem: SlotProblem) -> LaneMemory {
        let sessions = Double(max(1, problem.sessions.count))
        return LaneMemory(
            RebuildShare(min(0.5, rebuiltAtFirst / sessions)), plans: 6,
            rearranges: KeptTrait.isWorthKeeping(in: problem))
    }

    /// What the next rebuilding keeps of the whole plan; nil where it takes a part of it out.
    func drawTrait(_ random: inout SearchRandom) -> KeptTrait? {
        rearranges ? KeptTrait.drawn(&random) : nil
    }
}
