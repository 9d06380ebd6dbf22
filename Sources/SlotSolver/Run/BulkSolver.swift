/// Finds a plan of little cost for a problem, and a bound that no plan can beat.
public enum BulkSolver {
    /// The best plan found within the options' limits, with its exact cost and a valid bound: a `PlanningSession` that
    /// is asked once.
    ///
    /// Always returns a plan, even if it is cancelled at once. Without a time limit the run ends when the gap is
    /// reached or after `options.workLimit` rounds, `options.parameters.run.rounds` if that is nil.
    ///
    /// - Parameters:
    ///   - warmStart: a plan, a proof or both to begin with; what of the plan breaks a rule is left out.
    ///   - progress: called at least twice a second, from threads of the solver, one call at a time.
    /// - Throws: `InvalidProblem` if the problem's arrays do not fit together, `InvalidOptions` if there is no solving
    ///   by the
    ///   options, `InvalidProof` if the warm start's proof names something that the problem does not have.
    public static func solve(
        _ problem: SlotProblem, options: SolveOptions, cancellation: Cancellation = Cancellation(),
        warmStart: WarmStart? = nil, progress: (@Sendable (SolveProgress) -> Void)? = nil
    ) throws -> SlotSolution {
        try options.validate()
        let session = try PlanningSession(problem, warmStart: warmStart, isAskedAgain: false)
        return try session.solve(options, cancellation: cancellation, progress: progress)
    }

    /// The same, with a plan to begin with.
    public static func solve(
        _ problem: SlotProblem, options: SolveOptions, cancellation: Cancellation = Cancellation(),
        warmStart assignment: [Int32], progress: (@Sendable (SolveProgress) -> Void)? = nil
    ) throws -> SlotSolution {
        try solve(
            problem, options: options, cancellation: cancellation, warmStart: WarmStart(assignment: assignment),
            progress: progress)
    }
}
