/// Finds a plan of little cost for a problem, and a bound that no plan can beat.
public enum BulkSolver {
    /// The best plan found within the options' limits, with its exact cost and a valid bound.
    ///
    /// Always returns a plan, even if it is cancelled at once. Without a time limit the run ends when the gap is
    /// reached or after `options.workLimit` rounds, `options.parameters.run.rounds` if that is nil.
    ///
    /// - Parameters:
    ///   - warmStart: a plan to begin with; what of it breaks a rule is left out.
    ///   - progress: called at least twice a second, from threads of the solver, one call at a time.
    /// - Throws: `InvalidProblem` if the problem's arrays do not fit together, `InvalidOptions` if there is no solving by the
    ///   options.
    public static func solve(
        _ problem: SlotProblem, options: SolveOptions, cancellation: Cancellation = Cancellation(),
        warmStart: [Int32]? = nil, progress: (@Sendable (SolveProgress) -> Void)? = nil
    ) throws -> SlotSolution {
        try options.validate()
        let board = RunBoard(problem, options, cancellation, progress)
        try problem.validate()
        let solution = try Heartbeat.during(milliseconds: 400, board.tell) {
            board.solution(stoppedBy: try SolveRun(problem, options, board).run(warmStart: warmStart))
        }
        board.tell()
        return solution
    }
}
