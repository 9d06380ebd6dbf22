/// The cost of an assignment by term, in cost units.
public struct CostBreakdown: Sendable, Equatable {
    /// The cost of sessions that are left out.
    public var unscheduled: Cost = 0
    /// The cost of people away while their group needs them.
    public var understaffing: Cost = 0
    /// The cost of facilitators who are not the first in a session's list.
    public var preference: Cost = 0
    /// The cost of days after the first possible one.
    public var lateness: Cost = 0
    /// The cost of times of day that are not preferred.
    public var timeOfDay: Cost = 0
    /// The cost of facilitators' ticks beyond their targets.
    public var overload: Cost = 0
    /// The cost of sessions with a place other than that in the previous plan.
    public var moved: Cost = 0

    /// A cost of zero.
    public init() {}

    /// The sum of all terms.
    public var total: Cost { unscheduled + understaffing + preference + lateness + timeOfDay + overload + moved }
}

/// Why a run ended. It does not say how good the answer is: that is `SlotSolution.gap`.
public enum StopReason: String, Sendable, Codable {
    /// The cost is proven to be the least possible.
    case optimal
    /// The proven gap is within the requested one.
    case gap
    /// `SolveOptions.timeLimit` has passed.
    case timeLimit
    /// `SolveOptions.workLimit` rounds of improvement are done; without any limit, those of `SearchParameters`.
    case workLimit
    /// A `Cancellation` was requested.
    case cancelled
}

/// An assignment, its cost, the proven bound, and why the run ended: four separate facts.
public struct SlotSolution: Sendable, Equatable {
    /// The chosen candidate of each session, an index into `SlotProblem.candidates`; -1 if it is not placed.
    public var assignment: [Int32]
    /// The exact cost of the assignment.
    public var costs: CostBreakdown
    /// A lower bound on the cost of every assignment. At most `costs.total`.
    public var bound: Cost
    /// Why the run ended.
    public var stoppedBy: StopReason
    /// How many cost units make 1.0 of the policy's cost.
    public var unitsPerOne: Cost
    /// The proof of the bound, which anybody can check: `SlotProblem.bound(provenBy:)`. It proves less than `bound` if
    /// that comes from the exact solver's tree, or if the check was interrupted; nil if the run ended before there was
    /// one.
    public var proof: BoundCertificate?
    /// The bound that the proof was found to prove, 0 without one.
    public var proofBound: Cost
    /// The statistics of each technique.
    public var statistics: SolveStatistics

    /// A solution, by default without a proof or statistics.
    public init(
        assignment: [Int32], costs: CostBreakdown, bound: Cost, stoppedBy: StopReason, unitsPerOne: Cost,
        proof: BoundCertificate? = nil, proofBound: Cost = 0, statistics: SolveStatistics = SolveStatistics()
    ) {
        self.assignment = assignment
        self.costs = costs
        self.bound = bound
        self.stoppedBy = stoppedBy
        self.unitsPerOne = unitsPerOne
        self.proof = proof
        self.proofBound = proofBound
        self.statistics = statistics
    }

    /// Whether no assignment costs less.
    public var isOptimal: Bool { bound >= costs.total }

    /// (cost − bound) ÷ max(1, cost), costs in the policy's own measure.
    public var gap: Double { SlotSolution.gap(cost: costs.total, bound: bound, unitsPerOne: unitsPerOne) }

    /// The gap between a cost and a bound in cost units: (cost − bound) ÷ max(1.0, cost), at least 0.
    public static func gap(cost: Cost, bound: Cost, unitsPerOne: Cost) -> Double {
        Double(cost - min(bound, cost)) / Double(max(unitsPerOne, cost))
    }
}
