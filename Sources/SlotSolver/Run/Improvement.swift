import GLPK

/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
///
/// In a round each lane rebuilds a part of the plan by the prices, anneals from a low temperature, and looks for chains of
/// exchanges that pay; then neighbourhoods are decided anew by integer programs, the more of them the better they pay. In
/// large plans each lane has days of its own, and the results are put together. In small ones each lane works on a whole
/// plan of its own; after some rounds, what all of them found is merged, one lane goes on from there and the other from the
/// first plan again.
struct Improvement {
    private static let laneCount = 2

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
    /// All places, for the neighbourhoods.
    private let whole: SearchSpace
    /// Nil without prices to tell which places to consider.
    private var neighbourhoods: NeighbourhoodSearch?
    private var effort: NeighbourhoodEffort
    /// Whether the lanes share the days between them.
    private let sharesDays: Bool
    private let boundAtStart: Cost
    private var base: Schedule
    private var roundsDone = 0
    /// In small plans, what the lanes work on; empty where all begin anew.
    private var lanes: [Lane] = []
    private var merging = PlanMerging()
    private let firstPlan: [Int32]

    /// Rounds in which the lanes go their own ways before what they found is merged.
    private static let roundsPerMerge = 6

    private struct Lane {
        var base: Schedule
        /// The cheapest plan since the lane began anew.
        var best: Schedule
        var isFresh = true

        init(_ base: Schedule) {
            self.base = base
            best = base
        }
    }

    /// Where a pass begins.
    private struct Start {
        var schedule: Schedule
        var random: SearchRandom
        /// Whether it is the first pass over this plan.
        var isFresh: Bool
        /// Sessions that are taken out and placed anew by the prices first.
        var rebuilt: Int
    }

    /// - Parameter whole: the problem with all its places.
    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, _ guidance: Guidance?, whole: SearchSpace
    ) {
        self.problem = problem
        self.options = options
        self.board = board
        self.whole = whole
        scale = Cooling.scale(problem)
        let plan = board.incumbent?.assignment ?? []
        pool = Self.pool(problem, guidance, scale, holding: [plan])
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
        rebuilding = guidance.map { Rebuilding(model: $0.model, prices: $0.prices) }
        worth = guidance.map { $0.prices.worth(in: $0.model) }
        neighbourhoods = guidance.map { [scale] in NeighbourhoodSearch(problem, $0, scale: scale, whole) }
        sharesDays = problem.sessions.count >= RelaxationEffort.largeFrom && whole.dayCount > 1
        effort = NeighbourhoodEffort(isShared: sharesDays)
        boundAtStart = board.bound
        base = Schedule(space, holding: plan)
        firstPlan = base.assignment
    }

    /// Looks where better prices point from now on.
    mutating func follow(_ guidance: Guidance) {
        let plan = base.assignment
        pool = Self.pool(problem, guidance, scale, holding: [plan, board.incumbent?.assignment ?? []])
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
        rebuilding = Rebuilding(model: guidance.model, prices: guidance.prices)
        worth = guidance.prices.worth(in: guidance.model)
        neighbourhoods = NeighbourhoodSearch(problem, guidance, scale: scale, whole)
        base = Schedule(space, holding: plan)
        lanes = []
    }

    private static func pool(
        _ problem: SlotProblem, _ guidance: Guidance?, _ scale: Double, holding plans: [[Int32]]
    ) -> [Bool] {
        CandidatePool.select(
            problem, reducedCosts: guidance?.reducedCosts, limit: Cost(scale / 3),
            scarcity: guidance.map { $0.prices.scarcity(in: $0.model) }, atLeast: 3, holding: plans)
    }

    /// One pass of every lane.
    mutating func round() throws {
        var random = SearchRandom(seed: options.seed, stream: UInt64(roundsDone))
        if sharesDays { try sharedRound(&random) } else { try ownRound(&random) }
        roundsDone += 1
    }

    /// Whether the next round begins at a result: it is nearly as cheap as the best.
    private func isWorthGoingOn(_ cost: Cost, best: Cost) -> Bool { cost <= best + Cost(scale / 4) }

    /// Every lane on a whole plan of its own.
    private mutating func ownRound(_ random: inout SearchRandom) throws {
        if lanes.isEmpty { lanes = .init(repeating: Lane(base), count: Self.laneCount) }
        let starts = lanes.map { lane in
            // The first plan was just built by the prices; begun again, most of it is to become another.
            let fresh = roundsDone == 0 ? 0 : 2 * space.sessionCount / 3
            return Start(
                schedule: lane.base, random: SearchRandom(seed: random.next()), isFresh: lane.isFresh,
                rebuilt: lane.isFresh ? fresh : usuallyRebuilt)
        }
        let passed = try passes(starts)
        let searched = try searched(passed, &random)
        include(searched.map(\.assignment))
        effort.learn(
            before: lanes.map(\.best.cost), annealed: passed.map(\.cost), searched: searched.map(\.cost))
        for (lane, result) in searched.map({ Schedule(space, holding: $0.assignment) }).enumerated() {
            board.offer(result.assignment, cost: result.cost)
            merging.add(result.assignment)
            if result.cost < lanes[lane].best.cost { lanes[lane].best = result }
            lanes[lane].base = isWorthGoingOn(result.cost, best: lanes[lane].best.cost) ? result : lanes[lane].best
            lanes[lane].isFresh = false
        }
        if (roundsDone + 1) % Self.roundsPerMerge == 0 { merge() }
    }

    /// Merges what was found; one lane goes on from the best plan, the others begin anew.
    private mutating func merge() {
        guard !board.isInterrupted, let best = board.incumbent else { return }
        // GLPK giving up costs what merging might have found, no more.
        let merged = try? GLPKThread.run { [merging, problem, board] in
            try merging.merged(problem, with: best.assignment, cost: best.cost) { board.isInterrupted }
        }
        if let plan = merged ?? nil, RuleCheck.violations(of: plan, in: problem).isEmpty {
            board.offer(plan, cost: CostModel.costs(of: plan, in: problem).total)
        }
        include([board.incumbent?.assignment ?? []])
        lanes = .init(repeating: Lane(Schedule(space, holding: firstPlan)), count: Self.laneCount)
        lanes[0] = Lane(Schedule(space, holding: board.incumbent?.assignment ?? firstPlan))
        lanes[0].isFresh = false
    }

    /// Makes sure that the places of plans are among those searched.
    private mutating func include(_ plans: [[Int32]]) {
        let missing = plans.joined().filter { $0 >= 0 && !pool[Int($0)] }
        guard !missing.isEmpty else { return }
        for candidate in missing { pool[Int(candidate)] = true }
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
    }

    /// Every lane on its own days: the results put together, and what does not fit any more placed anew.
    private mutating func sharedRound(_ random: inout SearchRandom) throws {
        let share = DayShare(base, lanes: Self.laneCount, &random)
        let starts = (0..<Self.laneCount).map { lane in
            let isOwn = share.candidates(ofLane: lane, in: problem, pool)
            let own = SearchSpace(problem, keeping: { isOwn[$0] })
            return Start(
                schedule: Schedule(own, holding: base.assignment), random: SearchRandom(seed: random.next()),
                isFresh: roundsDone == 0, rebuilt: roundsDone == 0 ? 0 : usuallyRebuilt)
        }
        let results = try passes(starts).map(\.assignment)
        var merged = Schedule(space, holding: share.laneOfSession.indices.map { results[share.laneOfSession[$0]][$0] })
        Greedy.complete(&merged)
        merged = polished(merged)
        board.offer(merged.assignment, cost: merged.cost)
        let annealed = merged.cost
        merged = try searchedTogether(merged, &random)
        include([merged.assignment])
        effort.learn(before: [base.cost], annealed: [annealed], searched: [merged.cost])
        merged = Schedule(space, holding: merged.assignment)
        board.offer(merged.assignment, cost: merged.cost)
        let best = board.incumbent ?? RunBoard.Incumbent(assignment: merged.assignment, cost: merged.cost)
        base = isWorthGoingOn(merged.cost, best: best.cost) ? merged : Schedule(space, holding: best.assignment)
    }

    /// Plans of their own after each lane has looked at neighbourhoods.
    private func searched(_ plans: [Schedule], _ random: inout SearchRandom) throws -> [Schedule] {
        guard let neighbourhoods, effort.tries > 0 else { return plans }
        let starts = plans.map { (plan: $0.assignment, random: SearchRandom(seed: random.next())) }
        let tries = effort.tries
        return try ParallelTasks.run(
            threads: options.threads,
            starts.map { start in
                {
                    var random = start.random
                    return try neighbourhoods.improve(
                        start.plan, in: problem, tries: tries, atOnce: 1, threads: 1, &random
                    ) { board.isInterrupted }
                }
            })
    }

    /// One plan after all lanes together have looked at neighbourhoods of it.
    private func searchedTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        guard let neighbourhoods else { return plan }
        return try neighbourhoods.improve(
            plan.assignment, in: problem, tries: effort.tries * Self.laneCount, atOnce: Self.laneCount,
            threads: options.threads, &random
        ) { [board] in board.isInterrupted }
    }

    private func passes(_ starts: [Start]) throws -> [Schedule] {
        try ParallelTasks.run(threads: options.threads, starts.map { start in { pass(from: start) } })
    }

    /// A lane's work in a round: rebuild a part, anneal, then look for chains of exchanges.
    private func pass(from start: Start) -> Schedule {
        var random = start.random
        var schedule = start.schedule
        if let rebuilding, start.rebuilt > 0 {
            schedule = rebuilding.rebuild(schedule, sessions: start.rebuilt, &random) { board.isInterrupted }
        }
        var annealing = Annealing(schedule, random)
        let cooling = cooling(from: start)
        let moves = movesPerStep(isFresh: start.isFresh)
        for step in 0..<cooling.steps {
            annealing.run(moves: moves, temperature: cooling.temperature(step)) { board.isInterrupted }
        }
        return polished(Schedule(schedule.space, at: annealing.best))
    }

    /// Made cheaper by chains of exchanges, which are longer than annealing ever finds.
    private func polished(_ schedule: Schedule) -> Schedule {
        guard let worth else { return schedule }
        return ExchangeSearch.polish(schedule, worth: worth) { board.isInterrupted }
    }

    private var usuallyRebuilt: Int { min(400, space.sessionCount / 3) }

    private func movesPerStep(isFresh: Bool) -> Int {
        sharesDays ? min(60_000, 100 * space.sessionCount) : (isFresh ? 100 : 25) * space.sessionCount
    }

    /// The further the plan is from its bound, the hotter a round begins: a plan near it would only lose by that.
    private func cooling(from start: Start) -> Cooling {
        let gap = SlotSolution.gap(cost: start.schedule.cost, bound: boundAtStart, unitsPerOne: problem.unitsPerOne)
        let least = sharesDays ? 1.0 / 12 : start.isFresh ? 1.0 / 6 : 1.0 / 9
        return Cooling(hot: scale * min(1.0 / 5, max(least, 2 * gap)), cold: scale / 18, steps: 20)
    }
}
