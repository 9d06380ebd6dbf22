import GLPK

/// The exact solver as a step of a run.
extension SolveRun {
    /// Solves a small problem to the end. Nil if it is too large, or the limits on work are reached before the proof;
    /// the plan and the bound found until then are kept.
    func solveExactly() throws -> StopReason? {
        let parameters = options.parameters.exact
        guard problem.sessions.count <= parameters.mostSessions, problem.candidates.count <= parameters.mostCandidates,
            controller.reasonToStop == nil, let start = controller.incumbent
        else { return controller.confirmedReasonToStop() }
        controller.enter(phase: "searching for the optimum")
        let controller = controller
        let limits = ProofLimits(searchNodes: parameters.searchNodes, proofNodes: parameters.proofNodes) {
            controller.reasonToStop != nil
        }
        do {
            let outcome = try ExactSolver.solve(
                problem, start: start.assignment, limits: limits,
                onPlan: { controller.offer($0, cost: $1) }, onBound: { controller.offer(provenBound: $0) })
            controller.statistics.record(.exactSolver, gain: start.cost - outcome.cost)
            controller.offer(outcome.assignment, cost: outcome.cost)
            controller.offer(provenBound: outcome.bound)
        } catch let error as GLPKError where error != .noThread {
            // GLPK cannot cope with the numbers: the run continues with techniques that rely on it less.
        }
        return controller.confirmedReasonToStop()
    }
}
