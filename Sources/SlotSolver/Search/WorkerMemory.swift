/// What a worker knows from the parts that it has repaired.
struct WorkerMemory: Sendable {
    /// How much it rebuilds at once.
    var share: DestroySize
    /// What came out lately, whether or not it was cheaper as a whole.
    var recombination: Recombination
    /// Whether it rearranges whole plans too.
    private let destroysWholePlans: Bool

    private let parameters: SearchParameters

    /// - Parameters:
    ///   - share: at first; that of a worker with a plan of its own by default.
    ///   - plans: how many of what came out are recombined at the most.
    init(
        share: Double? = nil, plans: Int? = nil, destroysWholePlans: Bool = false,
        _ parameters: SearchParameters = SearchParameters()
    ) {
        self.share = DestroySize(share, parameters.repair)
        self.destroysWholePlans = destroysWholePlans
        self.parameters = parameters
        let limits = parameters.recombination
        recombination = Recombination(
            .quick(plans: plans ?? limits.plans, limits), first: limits.first, limits)
    }

    /// For a large plan: half of it at once, as many sessions as GLPK copes with.
    static func forLarge(_ problem: SlotProblem, _ parameters: SearchParameters = SearchParameters()) -> WorkerMemory {
        let sessions = Double(max(1, problem.sessions.count))
        let repair = parameters.repair
        return WorkerMemory(
            share: min(repair.shareOfSharedPlan, repair.sessionsOfSharedPlan / sessions),
            plans: parameters.recombination.plansOfSharedPlan,
            destroysWholePlans: PreservedAttribute.isWorthPreserving(in: problem, repair), parameters)
    }

    /// What the next repair keeps of the whole plan; nil where it takes a part of it out.
    func drawAttribute(_ random: inout SearchRandom) -> PreservedAttribute? {
        destroysWholePlans ? PreservedAttribute.drawn(&random, parameters.repair) : nil
    }
}
