import GLPK

/// A run on a problem that an earlier one has solved, or one that differs from it a little.
extension SolveRun {
    private var parameters: SearchParameters.Resuming { options.parameters.resuming }

    /// The plan repaired and the bound raised anew, in a fraction of what `run` takes, then as that goes on.
    func resume() throws -> StopReason {
        let plan = start.plan
        controller.enter(phase: "repairing the plan")
        controller.offer(provenBound: SimpleBound.bound(start.space))
        controller.offer(plan.assignment, cost: plan.cost)
        if let reason = controller.confirmedReasonToStop() { return reason }
        let relaxation = adjustDuals()
        let dualSolution = DualSolution(relaxation.model, duals: relaxation.duals)
        do { try repair(plan, dualSolution) } catch is GLPKError {
            // No thread to be had: the plan is not as good as it could be.
        }
        return try goOn(dualSolution)
    }

    /// The multipliers of before, adjusted to what has changed.
    private func adjustDuals() -> LagrangianRelaxation {
        let model = model
        var known = start.duals.flatMap { $0.multipliers(in: model) }
        for duals in known where !start.touched.isEmpty {
            known.append(duals.liftedToReducedCosts(of: start.touched, in: model))
        }
        let relaxation = LagrangianRelaxation(
            model, from: known, threads: options.threads, steps: parameters.steps,
            laterFirst: parameters.steps.first, rises: false, statistics: controller.statistics)
        let rounds = parameters.pricedCandidates / max(1, model.days.itemSlot.count)
        relaxation.raise(
            rounds: min(parameters.mostRounds, max(parameters.leastRounds, rounds)),
            incumbent: controller.incumbent?.cost, isInterrupted: { controller.reasonToStop != nil },
            improved: { controller.offer(unverifiedBound: $0) })
        controller.offer(bound: relaxation.bound, provenBy: relaxation.certificate())
        keep(relaxation)
        controller.rehearseProof()
        return relaxation
    }

    /// Ejection chains find places for what had to leave, and programs decide anew what is around.
    private func repair(_ plan: Schedule, _ dualSolution: DualSolution) throws {
        let sessionDuals = dualSolution.duals.sessionDuals(in: dualSolution.model)
        var repaired = EjectionChains.localSearch(
            plan, sessionDuals: sessionDuals, options.parameters.chains, remembers: true
        ) {
            controller.isInterrupted
        }
        controller.statistics.record(.ejectionChains, gain: plan.cost - repaired.cost)
        controller.offer(repaired.assignment, cost: repaired.cost)
        let middles = middles(before: plan, after: repaired)
        guard !middles.isEmpty, controller.reasonToStop == nil else { return }
        let neighbourhoods = MIPNeighbourhoods(
            problem, dualSolution, scale: problem.costAtStake(options.parameters.run), start.space)
        repaired = try neighbourhoods.improve(
            repaired, around: middles, size: parameters.sessionsOfNeighbourhood, in: problem,
            SearchRandom(seed: options.seed)
        ) { [controller] in controller.isInterrupted }
        controller.offer(repaired.assignment, cost: repaired.cost)
    }

    /// Sessions around which to decide anew: those that lost their place, those that something has changed for, and
    /// those that had to move.
    private func middles(before plan: Schedule, after repaired: Schedule) -> [Int] {
        let ejected = start.assignment.indices.filter { start.assignment[$0] >= 0 && !plan.isPlaced($0) }
        let lost = ejected.filter { !repaired.isPlaced($0) }
        var middles: [Int] = []
        for session in lost + start.touched + ejected where middles.count < parameters.neighbourhoods {
            if !middles.contains(session) { middles.append(session) }
        }
        return middles
    }
}

extension Multipliers {
    /// Each of some sessions worth as much as it takes to place it: its multiplier by its cheapest reduced cost higher.
    ///
    /// Where candidates of a session were closed, the bound rises by that, as long as no two of them are led on one
    /// day.
    func liftedToReducedCosts(of sessions: [Int], in model: RelaxationModel) -> Multipliers {
        var lifted = self
        let reduced = ReducedCosts(model, at: self, of: sessions).ofCandidate
        for session in Set(sessions) {
            let least = model.problem.candidates.range(ofSession: session).lazy.map { reduced[$0] }.min() ?? .max
            let ceiling = model.ceiling[session]
            lifted.duals[session] = least < ceiling - duals[session] ? duals[session] + least : ceiling
        }
        return lifted
    }
}
