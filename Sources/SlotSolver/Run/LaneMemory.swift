/// What a lane knows from the parts that it has rebuilt.
struct LaneMemory: Sendable {
    /// How much it rebuilds at once.
    var share: RebuildShare
    /// What came out lately, whether or not it was cheaper as a whole.
    var merging: PlanMerging
    /// Whether it rearranges whole plans too.
    private let rearranges: Bool

    private let parameters: SearchParameters

    /// - Parameters:
    ///   - share: at first; that of a worker with a plan of its own by default.
    ///   - plans: how many of what came out are merged at the most.
    init(
        share: Double? = nil, plans: Int? = nil, rearranges: Bool = false,
        _ parameters: SearchParameters = SearchParameters()
    ) {
        self.share = RebuildShare(share, parameters.repair)
        self.rearranges = rearranges
        self.parameters = parameters
        let limits = parameters.recombination
        merging = PlanMerging(
            .quick(plans: plans ?? limits.plans, limits), first: limits.first, limits)
    }

    /// For a large plan: half of it at once, as many sessions as GLPK copes with.
    static func forLarge(_ problem: SlotProblem, _ parameters: SearchParameters = SearchParameters()) -> LaneMemory {
        let sessions = Double(max(1, problem.sessions.count))
        let repair = parameters.repair
        return LaneMemory(
            share: min(repair.shareOfSharedPlan, repair.sessionsOfSharedPlan / sessions),
            plans: parameters.recombination.plansOfSharedPlan,
            rearranges: KeptTrait.isWorthKeeping(in: problem, repair), parameters)
    }

    /// What the next rebuilding keeps of the whole plan; nil where it takes a part of it out.
    func drawTrait(_ random: inout SearchRandom) -> KeptTrait? {
        rearranges ? KeptTrait.drawn(&random, parameters.repair) : nil
    }
}
