import GLPK

/// The exact solver as a step of a run.
extension SolveRun {
    /// Solves a small problem to the end: nil if it is too large or the limits on work are reached before the proof;
    /// the plan and the bound found until then are kept.
    func solveExactly() throws -> StopReason? {
        let parameters = options.parameters.exact
        guard problem.sessions.count <= parameters.mostSessions, problem.candidates.count <= parameters.mostCandidates,
            board.reasonToStop == nil, let start = board.incumbent
        else { return board.confirmedReasonToStop() }
        board.enter(phase: "searching for the optimum")
        let board = board
        let limits = ProofLimits(searchNodes: parameters.searchNodes, proofNodes: parameters.proofNodes) {
            board.reasonToStop != nil
        }
        do {
            let outcome = try ExactSolver.solve(
                problem, start: start.assignment, limits: limits,
                onPlan: { board.offer($0, cost: $1) }, onBound: { board.offer(provenBound: $0) })
            board.statistics.record(.exactSolver, gain: start.cost - outcome.cost)
            board.offer(outcome.assignment, cost: outcome.cost)
            board.offer(provenBound: outcome.bound)
        } catch let error as GLPKError where error != .noThread {
            // Numbers that GLPK cannot cope with: the run goes on with what needs less of it.
        }
        return board.confirmedReasonToStop()
    }
}
