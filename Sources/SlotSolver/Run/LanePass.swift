/// What a lane does with a plan in a round: parts of it are rebuilt by the prices, annealed from a low temperature, and
/// made cheaper by chains of exchanges.
struct LanePass: Sendable {
    /// Where a pass over a whole plan begins.
    struct Start: Sendable {
        var plan: Schedule
        var random: SearchRandom
        var begin: Begin
        var share: RebuildShare
    }

    enum Begin: Sendable {
        /// From a plan that passes have been over.
        case onwards
        /// From a plan that none has been over.
        case fresh
        /// From another plan by the same prices.
        case anew
    }

    struct Outcome: Sendable {
        var plan: Schedule
        var share: RebuildShare
    }

    /// How hot annealing begins and ends, and for how long.
    private struct Heat {
        var cooling: Cooling
        var movesPerStep: Int
    }

    let problem: SlotProblem
    let board: RunBoard
    /// All places, for what is rebuilt.
    let whole: SearchSpace
    /// Which candidates annealing looks at, beside those that a plan has.
    let pool: [Bool]
    /// Nil without prices.
    let rebuilding: Rebuilding?
    /// What placing each session may cost, by the prices; nil without any.
    let worth: [Cost]?
    /// What is at stake when a session changes its place.
    let scale: Double
    let boundAtStart: Cost

    /// Parts of a plan rebuilt in one pass.
    private static let triesPerPass = 2

    /// A pass over a whole plan.
    func run(from start: Start) -> Outcome {
        var random = start.random
        var share = start.share
        var plan = start.plan
        let sessions = plan.space.sessionCount
        guard let rebuilding else {
            let moves = (start.begin == .onwards ? 25 : 100) * sessions
            return Outcome(
                plan: annealed(plan, Heat(cooling: cooling(plan), movesPerStep: moves), &random), share: share)
        }
        if start.begin == .anew {
            plan = rebuilding.rebuild(plan, sessions: sessions, &random) { board.isInterrupted }
        }
        if start.begin != .onwards {
            let long = Heat(cooling: cooling(plan, least: 1.0 / 6), movesPerStep: 100 * sessions)
            return Outcome(plan: annealed(plan, long, &random), share: share)
        }
        for _ in 0..<Self.triesPerPass where !board.isInterrupted {
            plan = tried(plan, rebuilding, &share, &random)
        }
        return Outcome(plan: plan, share: share)
    }

    /// The plan with a part rebuilt and annealed, or as it was if that came out dearer.
    private func tried(
        _ plan: Schedule, _ rebuilding: Rebuilding, _ share: inout RebuildShare, _ random: inout SearchRandom
    ) -> Schedule {
        let rebuilt = rebuilt(plan, rebuilding, &share, &random)
        if rebuilt.cost == plan.cost { return rebuilt }
        // Annealing does not make up for more than this.
        let most = scale * Double(plan.space.sessionCount) / 250
        guard Double(rebuilt.cost - plan.cost) <= most else { return plan }
        let short = Heat(
            cooling: Cooling(hot: scale / 12, cold: scale / 30, steps: 10),
            movesPerStep: 20 * plan.space.sessionCount)
        let annealed = annealed(pooled(rebuilt), short, &random)
        return annealed.cost <= plan.cost ? annealed : plan
    }

    /// A plan among the places that annealing looks at.
    private func pooled(_ plan: Schedule) -> Schedule {
        let assignment = plan.assignment
        var pool = pool
        for candidate in assignment where candidate >= 0 { pool[Int(candidate)] = true }
        return Schedule(SearchSpace(problem, keeping: { pool[$0] }), holding: assignment)
    }

    /// The plan with a part rebuilt and no more, cheaper or not.
    func rebuilt(
        _ plan: Schedule, _ rebuilding: Rebuilding, _ share: inout RebuildShare, _ random: inout SearchRandom
    ) -> Schedule {
        let count = share.count(of: plan.space.sessionCount)
        let start = Schedule(whole, holding: plan.assignment)
        let rebuilt = polished(
            rebuilding.rebuild(start, sessions: count, &random) { board.isInterrupted }, settled: plan.costOfLeftOut)
        share.learn(isSame: rebuilt.cost == plan.cost)
        return rebuilt
    }

    /// A part of a large plan annealed: as much of it as its space has choices for.
    func annealed(partOf plan: Schedule, _ random: inout SearchRandom) -> Schedule {
        let moves = min(60_000, 100 * plan.space.sessionCount)
        return annealed(plan, Heat(cooling: cooling(plan, least: 1.0 / 12), movesPerStep: moves), &random)
    }

    private func annealed(_ plan: Schedule, _ heat: Heat, _ random: inout SearchRandom) -> Schedule {
        var annealing = Annealing(plan, SearchRandom(seed: random.next()))
        for step in 0..<heat.cooling.steps {
            annealing.run(moves: heat.movesPerStep, temperature: heat.cooling.temperature(step)) {
                board.isInterrupted
            }
        }
        return polished(Schedule(plan.space, at: annealing.best), settled: plan.costOfLeftOut)
    }

    /// Made cheaper by chains of exchanges, which are longer than annealing ever finds.
    /// - Parameter settled: what may be left out before places are looked for.
    func polished(_ plan: Schedule, settled: Cost) -> Schedule {
        guard let worth else { return plan }
        return ExchangeSearch.polish(plan, worth: worth, settled: settled) { board.isInterrupted }
    }

    /// The further the plan is from its bound, the hotter a round begins: a plan near it would only lose by that.
    private func cooling(_ plan: Schedule, least: Double = 1.0 / 9) -> Cooling {
        let gap = SlotSolution.gap(cost: plan.cost, bound: boundAtStart, unitsPerOne: problem.unitsPerOne)
        return Cooling(hot: scale * min(1.0 / 5, max(least, 2 * gap)), cold: scale / 18, steps: 20)
    }
}
