/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
///
/// In a round each lane rebuilds a part of the plan by the prices, anneals from a low temperature, and looks for chains of
/// exchanges that pay. In small plans each lane works on the whole plan and the better result counts; in large ones
/// each has days of its own, and the results are put together.
struct Improvement {
    private static let laneCount = 2
    /// Sessions from which the lanes share the days between them.
    private static let shareDaysFrom = 1_000

    private let problem: SlotProblem
    private let options: SolveOptions
    private let board: RunBoard
    /// Which candidates are worth a look.
    private var pool: [Bool]
    private var space: SearchSpace
    private let scale: Double
    private var rebuilding: Rebuilding?
    /// What placing each session may cost, by the prices; nil without any.
    private var worth: [Cost]?
    private let boundAtStart: Cost
    private var base: Schedule
    private var roundsDone = 0

    init(_ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, _ guidance: Guidance?) {
        self.problem = problem
        self.options = options
        self.board = board
        scale = Cooling.scale(problem)
        let plan = board.incumbent?.assignment ?? []
        pool = Self.pool(problem, guidance, scale, holding: [plan])
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
        rebuilding = guidance.map { Rebuilding(model: $0.model, prices: $0.prices) }
        worth = guidance.map { $0.prices.worth(in: $0.model) }
        boundAtStart = board.bound
        base = Schedule(space, holding: plan)
    }

    /// Looks where better prices point from now on.
    mutating func follow(_ guidance: Guidance) {
        let plan = base.assignment
        pool = Self.pool(problem, guidance, scale, holding: [plan, board.incumbent?.assignment ?? []])
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
        rebuilding = Rebuilding(model: guidance.model, prices: guidance.prices)
        worth = guidance.prices.worth(in: guidance.model)
        base = Schedule(space, holding: plan)
    }

    private static func pool(
        _ problem: SlotProblem, _ guidance: Guidance?, _ scale: Double, holding plans: [[Int32]]
    ) -> [Bool] {
        CandidatePool.select(
            problem, reducedCosts: guidance?.reducedCosts, limit: Cost(scale / 3), atLeast: 3, holding: plans)
    }

    /// One pass of every lane from the same plan. The result is where the next round begins, if it is nearly as cheap
    /// as the best plan.
    mutating func round() throws {
        var random = SearchRandom(seed: options.seed, stream: UInt64(roundsDone))
        let next = try sharesDays ? sharedRound(&random) : rivalRound(&random)
        board.offer(next.assignment, cost: next.cost)
        let best = board.incumbent ?? RunBoard.Incumbent(assignment: next.assignment, cost: next.cost)
        base = next.cost <= best.cost + Cost(scale / 4) ? next : Schedule(space, holding: best.assignment)
        roundsDone += 1
    }

    private var sharesDays: Bool { problem.sessions.count >= Self.shareDaysFrom && space.dayCount > 1 }

    /// Every lane on the whole plan: the cheapest result.
    private func rivalRound(_ random: inout SearchRandom) throws -> Schedule {
        let starts = (0..<Self.laneCount).map { _ in (base, SearchRandom(seed: random.next())) }
        return try passes(starts).min { $0.cost < $1.cost }!
    }

    /// Every lane on its own days: the results put together, and what does not fit any more placed anew.
    private func sharedRound(_ random: inout SearchRandom) throws -> Schedule {
        let share = DayShare(base, lanes: Self.laneCount, &random)
        let starts = (0..<Self.laneCount).map { lane in
            let isOwn = share.candidates(ofLane: lane, in: problem, pool)
            let own = SearchSpace(problem, keeping: { isOwn[$0] })
            return (Schedule(own, holding: base.assignment), SearchRandom(seed: random.next()))
        }
        let results = try passes(starts).map(\.assignment)
        var merged = Schedule(space, holding: share.laneOfSession.indices.map { results[share.laneOfSession[$0]][$0] })
        Greedy.complete(&merged)
        return polished(merged)
    }

    private func passes(_ starts: [(Schedule, SearchRandom)]) throws -> [Schedule] {
        try ParallelTasks.run(
            threads: options.threads, starts.map { start in { pass(from: start.0, start.1) } })
    }

    /// A lane's work in a round: rebuild a part, anneal, then look for chains of exchanges.
    private func pass(from start: Schedule, _ random: SearchRandom) -> Schedule {
        var random = random
        var schedule = start
        if let rebuilding, rebuildsNow {
            schedule = rebuilding.rebuild(start, sessions: min(400, space.sessionCount / 3), &random) {
                board.isInterrupted
            }
        }
        var annealing = Annealing(schedule, random)
        let cooling = cooling
        for step in 0..<cooling.steps {
            annealing.run(moves: movesPerStep, temperature: cooling.temperature(step)) { board.isInterrupted }
        }
        return polished(Schedule(schedule.space, at: annealing.best))
    }

    /// Made cheaper by chains of exchanges, which are longer than annealing ever finds.
    private func polished(_ schedule: Schedule) -> Schedule {
        guard let worth else { return schedule }
        return ExchangeSearch.polish(schedule, worth: worth) { board.isInterrupted }
    }

    /// Not in the first round, which begins with a plan that was built by the prices.
    private var rebuildsNow: Bool { roundsDone > 0 }

    private var movesPerStep: Int {
        sharesDays ? min(150_000, 100 * space.sessionCount) : (roundsDone == 0 ? 100 : 25) * space.sessionCount
    }

    /// The further the plan is from its bound, the hotter a round begins: a plan near it would only lose by that.
    private var cooling: Cooling {
        let gap = SlotSolution.gap(cost: base.cost, bound: boundAtStart, unitsPerOne: problem.unitsPerOne)
        let least = sharesDays ? 1.0 / 12 : roundsDone == 0 ? 1.0 / 6 : 1.0 / 9
        return Cooling(hot: scale * min(1.0 / 5, max(least, 2 * gap)), cold: scale / 18, steps: 20)
    }
}
