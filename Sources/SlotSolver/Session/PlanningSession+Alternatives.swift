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
        guard problem.sessions.indices.contains(session) else {
            throw InvalidChange(description: "there is no session \(session)")
        }
        guard memory.isSolved else { throw InvalidChange(description: "there is no plan yet: solve first") }
        var free = restrictions
        free.unfix(session)
        let threads = max(1, min(threads, SolveOptions.mostThreads))
        let problem = try ChangedProblem(free)
        let (promising, sessionDuals) = promising(session, free, problem, threads)
        let planCost = CostModel.costs(of: memory.assignment, in: restrictions.problem).total
        let most = max(0, min(most, promising.count))
        let tried = Array(promising.prefix(Self.parameters.triesForAlternative * most))
        let repair = PinnedRepair(
            problem, session: session, free.fixed.keys.sorted(), memory.assignment, sessionDuals, repairs: tried.count)
        var plans = [(cost: Cost, assignment: [Int32])?](repeating: nil, count: tried.count)
        plans.withUnsafeMutableBufferPointer { plans in
            nonisolated(unsafe) let plans = plans
            ParallelChunks.run(count: tried.count, threads: threads) { number in
                plans[number] = repair.plan(pinning: tried[number].candidate)
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
        let known = proven.holding(under: free).map(\.bound).max() ?? 0
        let candidates = free.problem.candidates
        let promises = candidates.range(ofSession: session).compactMap { candidate -> Promise? in
            guard let now = problem.candidate(fromBefore: candidate), reduced[now] != .max,
                Int(memory.assignment[session]) != candidate
            else { return nil }
            return Promise(
                candidate: candidate, bound: max(known, relaxation.bound(beyond: reduced[now])),
                ownCost: candidates.ownCost(candidate))
        }
        return (
            promises.sorted { ($0.bound, $0.ownCost, $0.candidate) < ($1.bound, $1.ownCost, $1.candidate) },
            relaxation.duals.sessionDuals(in: model)
        )
    }
}

extension LagrangianRelaxation {
    /// No plan costs less that uses a candidate of such a reduced cost, in multiplier units.
    fileprivate func bound(beyond reducedCost: Int64) -> Cost {
        model.bound(fromValue: ascent.bestValue + Int128(reducedCost))
    }
}
