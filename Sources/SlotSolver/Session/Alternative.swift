/// Another candidate for a session, and what a plan with the session there costs.
public struct Alternative: Sendable, Equatable {
    /// Index into the candidates of the problem that the session was made with.
    public var candidate: Int
    /// No plan that has the session there costs less, in cost units: the bound and the candidate's reduced cost.
    public var bound: Cost
    /// The cost of such a plan: the one at hand, repaired.
    public var cost: Cost
    /// What the plan at hand costs: the one that was found last.
    public var planCost: Cost
    /// For each session the candidate it has in the plan that was found, -1 for those without a place.
    public var assignment: [Int32]

    /// By how much a plan with the session there costs more than the plan at hand at least; below 0 as far as that is
    /// not proven to be the best.
    public var leastExtraCost: Cost { bound - planCost }
    /// By how much the plan that was found costs more.
    public var extraCost: Cost { cost - planCost }

    /// A candidate with its costs.
    public init(candidate: Int, bound: Cost, cost: Cost, planCost: Cost, assignment: [Int32] = []) {
        self.candidate = candidate
        self.bound = bound
        self.cost = cost
        self.planCost = planCost
        self.assignment = assignment
    }
}
