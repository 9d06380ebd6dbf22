/// The cost of an assignment by term, in cost units.
public struct CostBreakdown: Sendable, Equatable {
    /// Of sessions that are left out.
    public var unscheduled: Cost = 0
    /// Of people away while their group needs them.
    public var understaffing: Cost = 0
    /// Of facilitators that are not the first in a session's list.
    public var preference: Cost = 0
    /// Of days behind the first possible.
    public var lateness: Cost = 0
    /// Of times of day that are not preferred.
    public var timeOfDay: Cost = 0
    /// Of facilitators' ticks beyond their targets.
    public var overload: Cost = 0
    /// Of sessions that are not where the previous plan has them.
    public var moved: Cost = 0

    /// No cost.
    public init() {}

    /// All terms together.
    public var total: Cost { unscheduled + understaffing + preference + lateness + timeOfDay + overload + moved }
}

/// Why a run ended. Never says how good the answer is: that is `SlotSolution.gap`.
public enum StopReason: String, Sendable, Codable {
    /// The cost is proven to be the least possible.
    case optimal
    /// The proven gap is within the one asked for.
    case gap
    /// `SolveOptions.timeLimit` has passed.
    case timeLimit
    /// `SolveOptions.workLimit` rounds of improvement are done; without any limit those of `SearchParameters`.
    case workLimit
    /// A `Cancellation` was asked for.
    case cancelled
}

/// An assignment, what it costs, and what is proven about it: four separate facts.
public struct SlotSolution: Sendable, Equatable {
    /// The chosen candidate of each session, an index into `SlotProblem.candidates`; -1 where it is not placed.
    public var assignment: [Int32]
    /// What the assignment costs, exactly.
    public var costs: CostBreakdown
    /// No assignment costs less than this. At most `costs.total`.
    public var bound: Cost
    /// Why the run ended.
    public var stoppedBy: StopReason
    /// How many cost units make 1.0 of the policy's cost.
    public var unitsPerOne: Cost
    /// What proves the bound, for anybody to check: `SlotProblem.bound(provenBy:)`. It proves less than `bound` where
    /// that rests on the exact solver's tree, or where the check was interrupted; nil if the run ended before there was
    /// one.
    public var proof: BoundCertificate?
    /// What the proof was found to prove, 0 without one.
    public var proofBound: Cost
    /// What each technique gave.
    public var statistics: SolveStatistics

    /// A solution without a proof or statistics, unless given.
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

    /// The gap between a cost and a bound in cost units: (cost − bound) ÷ max(1.0, cost), 0 at least.
    public static func gap(cost: Cost, bound: Cost, unitsPerOne: Cost) -> Double {
        Double(cost - min(bound, cost)) / Double(max(unitsPerOne, cost))
    }
}
