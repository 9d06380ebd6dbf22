/// What a lane does with a plan in a round: parts of it are rebuilt by the prices and the best of what comes out is taken
/// over; chains of exchanges make what results cheaper.
struct LanePass: Sendable {
    /// Where a pass over a whole plan begins.
    struct Start: Sendable {
        var plan: Schedule
        var random: SearchRandom
        var begin: Begin
        var memory: LaneMemory
    }

    enum Begin: Sendable {
        /// From the plan.
        case onwards
        /// From another plan by the same prices.
        case anew
        /// From a plan between this and another.
        case between([Int32])
    }

    struct Outcome: Sendable {
        var plan: Schedule
        var memory: LaneMemory
    }

    let problem: SlotProblem
    let board: RunBoard
    let rebuilding: Rebuilding
    /// What placing each session may cost, by the prices.
    let worth: [Cost]
    var chains = SearchParameters.EjectionChains()

    /// A pass over a whole plan.
    ///
    /// To be called on a thread for GLPK.
    /// - Parameter tries: parts of the plan that are rebuilt.
    func run(from start: Start, tries: Int) -> Outcome {
        var random = start.random
        var memory = start.memory
        var plan = start.plan
        switch start.begin {
        case .onwards: break
        case .anew:
            let built = rebuilding.rebuild(plan, sessions: plan.space.sessionCount, &random) { board.isInterrupted }
            board.statistics.record(.restart, gain: plan.cost - built.cost)
            plan = polished(built, settled: 0)
        case .between(let other):
            let between = rebuilding.between(plan, and: other, &random) { board.isInterrupted }
            board.statistics.record(.pathRelinking, gain: plan.cost - between.cost)
            plan = polished(between, settled: 0)
        }
        for _ in 0..<tries where !board.isInterrupted {
            plan = rebuilt(plan, &memory, &random)
        }
        return Outcome(plan: plan, memory: memory)
    }

    /// The plan with whatever became cheaper where a part of it was rebuilt, this time or lately; never dearer.
    ///
    /// To be called on a thread for GLPK.
    func rebuilt(
        _ plan: Schedule, _ memory: inout LaneMemory, _ random: inout SearchRandom
    ) -> Schedule {
        let trait = memory.drawTrait(&random)
        let raw = anew(plan, keeping: trait, memory, &random)
        board.statistics.record(trait == nil ? .repair : .preservingRepair, gain: plan.cost - raw.cost)
        // To look for places for what it left out takes longer than all the rest: only good parts of it are taken over.
        let rebuilt = polished(raw, settled: max(raw.costOfLeftOut, plan.costOfLeftOut))
        if rebuilt.cost == plan.cost, trait == nil { memory.share.learnSame() }
        guard rebuilt.cost != plan.cost, !board.isInterrupted else { return rebuilt.cost <= plan.cost ? rebuilt : plan }
        memory.merging.add(rebuilt.assignment)
        let (best, other) = rebuilt.cost < plan.cost ? (rebuilt, plan) : (plan, rebuilt)
        let merged = memory.merging.merged(best, and: other.assignment, in: problem) { [board] in board.isInterrupted }
        board.statistics.record(.recombination, gain: best.cost - (merged?.cost ?? best.cost))
        if !memory.merging.isSettled, trait == nil { memory.share.learnUnsettled() }
        return merged.map { polished($0, settled: plan.costOfLeftOut) } ?? best
    }

    /// The plan placed anew: all of it but for a trait, or a part of it.
    private func anew(
        _ plan: Schedule, keeping trait: KeptTrait?, _ memory: LaneMemory, _ random: inout SearchRandom
    ) -> Schedule {
        if let trait { return rebuilding.rearrange(plan, keeping: trait, &random) { board.isInterrupted } }
        let count = memory.share.count(of: plan.space.sessionCount)
        return rebuilding.rebuild(plan, sessions: count, &random) { board.isInterrupted }
    }

    /// Made cheaper by chains of exchanges.
    /// - Parameter settled: what may be left out before places are looked for.
    func polished(_ plan: Schedule, settled: Cost) -> Schedule {
        let polished = ExchangeSearch.polish(plan, worth: worth, settled: settled, chains) { board.isInterrupted }
        board.statistics.record(.ejectionChains, gain: plan.cost - polished.cost)
        return polished
    }
}
