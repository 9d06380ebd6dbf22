/// Finds a plan of little cost for a problem, and a bound that no plan can beat.
public enum BulkSolver {
    /// The best plan found within the options' limits, with its exact cost and a valid bound.
    ///
    /// - Parameters:
    ///   - warmStart: a plan to begin with; what of it breaks a rule is left out.
    ///   - progress: called at least twice a second, from threads of the solver, one call at a time.
    /// - Throws: `InvalidProblem` if the problem's arrays do not fit together.
    public static func solve(
        _ problem: SlotProblem, options: SolveOptions, cancellation: Cancellation = Cancellation(),
        warmStart: [Int32]? = nil, progress: (@Sendable (SolveProgress) -> Void)? = nil
    ) throws -> SlotSolution {
        try problem.validate()
        let space = SearchSpace(problem)
        var schedule = Schedule(space, holding: warmStart ?? [])
        Greedy.complete(&schedule)
        let assignment = schedule.assignment
        let costs = CostModel.costs(of: assignment, in: problem)
        let bound = SimpleBound.bound(space)
        return SlotSolution(
            assignment: assignment, costs: costs, bound: min(bound, costs.total),
            stoppedBy: bound >= costs.total ? .optimal : .workLimit, unitsPerOne: problem.unitsPerOne)
    }
}
