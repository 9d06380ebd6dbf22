/// A plan's cost, the proven bound on it, whether it is proven optimal, and why the run ended: four separate facts.
public struct PlanSolution: Sendable, Equatable, Codable {
    /// What is proven about a plan's cost.
    public enum Status: String, Sendable, Equatable, Codable {
        /// No plan for this request and these slots costs less.
        case optimal
        /// The plan keeps every rule; a cheaper one may exist, though none below the bound.
        case feasible
    }

    /// Whether the plan is proven to be a cheapest one.
    public var status: Status
    /// The cost, in the measure of the policy's costs.
    public var cost: Double
    /// No plan for this request and these slots costs less than this.
    public var bound: Double
    /// (cost − bound) ÷ max(1, cost).
    public var gap: Double
    /// Why the run ended: `optimal`, `gap`, `timeLimit`, `workLimit` or `cancelled`.
    public var stoppedBy: String
    /// The cost by term, in the measure of the policy's costs.
    public var costs: CostTerms<Double>
    /// The price of one unit of each term, so that count × price = cost; nil in plans of earlier versions.
    public var prices: CostTerms<Double>?
    /// Number of places that the slots allowed, over all sessions.
    public var candidates: Int
    /// The share, from 0 to 1, of the ticks used by the plan whose staffing the service did not report.
    public var unknownStaffingShare: Double

    /// Creates a solution from its parts. That cost, bound, gap and terms agree is not checked here: `PlanVerifier`
    /// does.
    public init(
        status: Status, cost: Double, bound: Double, gap: Double, stoppedBy: String, costs: CostTerms<Double>,
        prices: CostTerms<Double>? = nil, candidates: Int, unknownStaffingShare: Double
    ) {
        self.status = status
        self.cost = cost
        self.bound = bound
        self.gap = gap
        self.stoppedBy = stoppedBy
        self.costs = costs
        self.prices = prices
        self.candidates = candidates
        self.unknownStaffingShare = unknownStaffingShare
    }
}
