/// What a worker has learned from the parts that it has repaired.
struct WorkerMemory: Sendable {
    /// How much it rebuilds at once.
    var share: DestroySize
    /// Recent results, whether or not they were cheaper as a whole.
    var recombination: Recombination
    /// Whether it rearranges whole plans too.
    private let destroysWholePlans: Bool

    private let parameters: SearchParameters

    /// - Parameters:
    ///   - share: the initial share; by default that of a worker with a plan of its own.
    ///   - plans: the most results that are recombined.
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

    /// For a large plan: half of it at once, but no more sessions than GLPK copes with.
    static func forLarge(_ problem: SlotProblem, _ parameters: SearchParameters = SearchParameters()) -> WorkerMemory {
        let sessions = Double(max(1, problem.sessions.count))
        let repair = parameters.repair
        return WorkerMemory(
            share: min(repair.shareOfSharedPlan, repair.sessionsOfSharedPlan / sessions),
            plans: parameters.recombination.plansOfSharedPlan,
            destroysWholePlans: PreservedAttribute.isWorthPreserving(in: problem, repair), parameters)
    }

    /// The attribute that the next repair preserves in the whole plan; nil if it removes a part of it.
    func drawAttribute(_ random: inout SearchRandom) -> PreservedAttribute? {
        destroysWholePlans ? PreservedAttribute.drawn(&random, parameters.repair) : nil
    }
}
