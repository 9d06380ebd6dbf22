/// A place for each session of a problem, or none: the solver's form of a plan.
///
/// It has a meaning only together with its `PlanningProblem`.
public struct PlanAssignment: Sendable, Equatable {
    /// The candidate of each session of the request, by its number in the problem; -1 for none.
    package let candidates: [Int32]

    package init(candidates: [Int32]) { self.candidates = candidates }

    /// Sessions that have a place.
    public var placedCount: Int { candidates.count { $0 >= 0 } }
}
