import GLPK

/// A run on a problem that an earlier one has solved, or one that differs from it a little.
extension SolveRun {
    private var parameters: SearchParameters.Resuming { options.parameters.resuming }

    /// The plan repaired and the bound raised anew, in a fraction of what `run` takes, then as that goes on.
    func resume() throws -> StopReason {
        let plan = start.plan
        board.enter(phase: "repairing the plan")
        board.offer(provenBound: SimpleBound.bound(start.space))
        board.offer(plan.assignment, cost: plan.cost)
        if let reason = board.confirmedReasonToStop() { return reason }
        let relaxation = adjustPrices()
        let guidance = Guidance(relaxation.model, prices: relaxation.prices)
        do { try repair(plan, guidance) } catch is GLPKError {
            // No thread to be had: the plan is not as good as it could be.
        }
        return try goOn(guidance)
    }

    /// The prices of before, adjusted to what has changed.
    private func adjustPrices() -> PatternRelaxation {
        let model = model
        var known = start.prices.flatMap { $0.multipliers(in: model) }
        for prices in known where !start.touched.isEmpty {
            known.append(prices.liftedToReducedCosts(of: start.touched, in: model))
        }
        let relaxation = PatternRelaxation(
            model, from: known, threads: options.threads, steps: parameters.steps,
            laterFirst: parameters.steps.first, rises: false, statistics: board.statistics)
        let rounds = parameters.pricedCandidates / max(1, model.days.itemSlot.count)
        relaxation.raise(
            rounds: min(parameters.mostRounds, max(parameters.leastRounds, rounds)),
            incumbent: board.incumbent?.cost, isInterrupted: { board.reasonToStop != nil },
            improved: { board.claim(bound: $0) })
        board.offer(bound: relaxation.bound, provenBy: relaxation.certificate())
        keep(relaxation)
        board.rehearseProof()
        return relaxation
    }

    /// Chains of exchanges find places for what had to leave, and programs decide anew what is around.
    private func repair(_ plan: Schedule, _ guidance: Guidance) throws {
        let worth = guidance.prices.worth(in: guidance.model)
        var repaired = ExchangeSearch.polish(plan, worth: worth, options.parameters.chains) { board.isInterrupted }
        board.statistics.record(.ejectionChains, gain: plan.cost - repaired.cost)
        board.offer(repaired.assignment, cost: repaired.cost)
        let middles = middles(before: plan, after: repaired)
        guard !middles.isEmpty, board.reasonToStop == nil else { return }
        let neighbourhoods = NeighbourhoodSearch(
            problem, guidance, scale: problem.costAtStake(options.parameters.run), start.space)
        repaired = try neighbourhoods.improve(
            repaired, around: middles, size: parameters.sessionsOfNeighbourhood, in: problem,
            SearchRandom(seed: options.seed)
        ) { [board] in board.isInterrupted }
        board.offer(repaired.assignment, cost: repaired.cost)
    }

    /// Sessions around which to decide anew: those that lost their place, those that something has changed for, and those that
    /// had to move.
    private func middles(before plan: Schedule, after repaired: Schedule) -> [Int] {
        let displaced = start.assignment.indices.filter { start.assignment[$0] >= 0 && !plan.isPlaced($0) }
        let lost = displaced.filter { !repaired.isPlaced($0) }
        var middles: [Int] = []
        for session in lost + start.touched + displaced where middles.count < parameters.neighbourhoods {
            if !middles.contains(session) { middles.append(session) }
        }
        return middles
    }
}

extension Multipliers {
    /// Each of some sessions worth as much as it takes to place it: its price by its cheapest reduced cost higher.
    ///
    /// Where candidates of a session were closed, the bound rises by that, as long as no two of them are led on one day.
    func liftedToReducedCosts(of sessions: [Int], in model: RelaxationModel) -> Multipliers {
        var lifted = self
        let reduced = PatternReducedCosts(model, at: self).ofCandidate
        for session in Set(sessions) {
            let least = model.problem.candidates.range(ofSession: session).lazy.map { reduced[$0] }.min() ?? .max
            let ceiling = model.ceiling[session]
            lifted.prices[session] = least < ceiling - prices[session] ? prices[session] + least : ceiling
        }
        return lifted
    }
}
