extension PlanningSession {
    /// Those of today: what is asked is quick, and has no options.
    private static let parameters = SearchParameters().resuming

    /// Where else a session could be, the plans of least cost first: the most promising candidates by their reduced
    /// costs, each with a bound on the cost of any plan that has the session there, and with the cost of the plan at
    /// hand once it is repaired for that. Where the session is now, and what is forbidden, is no alternative. Nothing
    /// is changed.
    ///
    /// - Parameters:
    ///   - most: how many at the most; fewer where no more are possible.
    ///   - threads: how many look at candidates. What is found does not depend on it.
    /// - Throws: `InvalidChange` if there is no such session, or nothing has been solved yet.
    public func alternatives(
        of session: Int, most: Int, threads: Int = 1
    ) throws(InvalidChange) -> [Alternative] {
        let free = try restrictions(unfixing: session, after: [])
        let threads = max(1, min(threads, SolveOptions.mostThreads))
        let problem = try ChangedProblem(free)
        let (promising, sessionDuals) = promising(session, free, problem, threads)
        let most = max(0, min(most, promising.count))
        let tried = Array(promising.prefix(Self.parameters.triesForAlternative * most))
        let repair = PinnedRepair(
            problem, session: session, free.fixed.keys.sorted(), memory.assignment, sessionDuals, repairs: tried.count)
        return repaired(tried, most, threads) { repair.plan(pinning: $0) }
    }

    /// Where a session could be after some changes, found in a fraction of the time that `alternatives` takes: the most
    /// promising candidates by the multipliers of the last run, each with the cost of the plan at hand once the sessions
    /// that lose their place have been looked a place for. The bounds are those known before. Nothing is changed.
    ///
    /// - Parameters:
    ///   - changes: made first, as `apply` makes them.
    ///   - most: how many at the most; fewer where no more are possible.
    ///   - threads: how many look at candidates. What is found does not depend on it.
    /// - Throws: `InvalidChange` if there is no such session, nothing has been solved yet, or a change cannot be made.
    public func roughAlternatives(
        of session: Int, after changes: [PlanChange], most: Int, threads: Int = 1
    ) throws(InvalidChange) -> [Alternative] {
        let free = try restrictions(unfixing: session, after: changes)
        let threads = max(1, min(threads, SolveOptions.mostThreads))
        let problem = try ChangedProblem(free)
        let model = RelaxationModel(problem.problem)
        let duals = memory.duals.last?.multipliers(in: model).first ?? .cheapestCandidates(model)
        let reduced = ReducedCosts(model, at: duals, of: CollectionOfOne(session)).ofCandidate
        let promising = promises(session, free, problem) { known, candidate in
            reduced[candidate] == .max ? nil : (known, reduced[candidate])
        }
        let most = max(0, min(most, promising.count))
        let tried = Array(promising.prefix(Self.parameters.triesForRoughAlternative * most))
        let repair = PinnedRepair(
            problem, session: session, free.fixed.keys.sorted(), memory.assignment, duals.sessionDuals(in: model),
            repairs: 0)
        return repaired(tried, most, threads) { repair.roughPlan(pinning: $0) }
    }

    private func restrictions(
        unfixing session: Int, after changes: [PlanChange]
    ) throws(InvalidChange) -> PlanRestrictions {
        guard problem.sessions.indices.contains(session) else {
            throw InvalidChange(description: "there is no session \(session)")
        }
        guard memory.isSolved else { throw InvalidChange(description: "there is no plan yet: solve first") }
        var free = restrictions
        for change in changes { try free.apply(change) }
        free.unfix(session)
        return free
    }

    /// The cheapest of the plans that a repair finds for some candidates.
    private func repaired(
        _ tried: [Promise], _ most: Int, _ threads: Int, _ plan: (Int) -> (cost: Cost, assignment: [Int32])?
    ) -> [Alternative] {
        let planCost = CostModel.costs(of: memory.assignment, in: restrictions.problem).total
        var plans = [(cost: Cost, assignment: [Int32])?](repeating: nil, count: tried.count)
        plans.withUnsafeMutableBufferPointer { plans in
            nonisolated(unsafe) let plans = plans
            ParallelChunks.run(count: tried.count, threads: threads) { number in
                plans[number] = plan(tried[number].candidate)
            }
        }
        let found = zip(tried, plans).compactMap { score, plan in
            plan.map {
                Alternative(
                    candidate: score.candidate, bound: min(score.bound, $0.cost), cost: $0.cost, planCost: planCost,
                    assignment: $0.assignment)
            }
        }
        return Array(
            found.sorted { ($0.cost, $0.bound, $0.candidate) < ($1.cost, $1.bound, $1.candidate) }.prefix(most))
    }

    private struct Promise {
        var candidate: Int
        var bound: Cost
        /// In multiplier units, where the bound does not depend on it.
        var reducedCost: Int64
        var ownCost: Cost
    }

    /// The session's other candidates, those of the lowest bound first, and what sessions are worth by the multipliers
    /// behind that.
    private func promising(
        _ session: Int, _ free: PlanRestrictions, _ problem: ChangedProblem, _ threads: Int
    ) -> ([Promise], sessionDuals: [Cost]) {
        let model = RelaxationModel(problem.problem)
        let relaxation = LagrangianRelaxation(
            model, from: memory.duals.flatMap { $0.multipliers(in: model) }, threads: threads,
            steps: Self.parameters.stepsForAlternatives,
            laterFirst: Self.parameters.stepsForAlternatives.first, rises: false)
        relaxation.raise(rounds: Self.parameters.roundsForAlternatives, incumbent: nil)
        let reduced = ReducedCosts(model, at: relaxation.duals, of: CollectionOfOne(session)).ofCandidate
        let promises = promises(session, free, problem) { known, candidate in
            reduced[candidate] == .max ? nil : (max(known, relaxation.bound(beyond: reduced[candidate])), 0)
        }
        return (promises, relaxation.duals.sessionDuals(in: model))
    }

    /// The session's other candidates, the most promising first.
    ///
    /// - Parameter worth: the bound that holds for a candidate of the changed problem, given the one that is known
    ///   already, and a reduced cost to tell apart those of the same bound; nil for one that is not usable.
    private func promises(
        _ session: Int, _ free: PlanRestrictions, _ problem: ChangedProblem,
        _ worth: (_ known: Cost, _ candidate: Int) -> (bound: Cost, reducedCost: Int64)?
    ) -> [Promise] {
        let known = proven.holding(under: free).map(\.bound).max() ?? 0
        let candidates = free.problem.candidates
        return candidates.range(ofSession: session).compactMap { candidate -> Promise? in
            guard let now = problem.candidate(fromBefore: candidate), Int(memory.assignment[session]) != candidate,
                let (bound, reducedCost) = worth(known, now)
            else { return nil }
            return Promise(
                candidate: candidate, bound: bound, reducedCost: reducedCost, ownCost: candidates.ownCost(candidate))
        }.sorted {
            ($0.bound, $0.reducedCost, $0.ownCost, $0.candidate) < ($1.bound, $1.reducedCost, $1.ownCost, $1.candidate)
        }
    }
}

extension LagrangianRelaxation {
    /// No plan costs less that uses a candidate of such a reduced cost, in multiplier units.
    fileprivate func bound(beyond reducedCost: Int64) -> Cost {
        model.bound(fromValue: ascent.bestValue + Int128(reducedCost))
    }
}
