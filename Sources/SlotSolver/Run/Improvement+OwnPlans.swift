/// Small plans: each lane has a whole plan of its own. A lane that has come to rest leaves its plan to the elite and begins
/// anew, most often between two of the elite.
extension Improvement {
    /// More than there are threads on most machines: lanes take different times for a pass.
    private static let ownLaneCount = 4

    /// Rounds in a row in which a lane may find nothing before it begins anew.
    private static let patience = 4

    /// Plans by the prices alone before lanes begin between two of the elite, and one in so many beginnings afterwards.
    private static let plansByPrices = 4
    private static let oneInByPrices = 6

    struct Lane {
        var base: Schedule
        /// The cheapest plan since the lane began anew.
        var best: Schedule
        var begin: LanePass.Begin
        var memory = LaneMemory()
        /// Rounds in a row that found nothing.
        var idleRounds = 0

        init(_ base: Schedule, _ begin: LanePass.Begin) {
            self.base = base
            self.begin = begin
            best = base
        }
    }

    /// Every lane on a whole plan of its own.
    mutating func ownRound(_ random: inout SearchRandom) throws {
        if lanes.isEmpty {
            lanes = (0..<Self.ownLaneCount).map { Lane(base, $0 == 0 || rebuilding == nil ? .onwards : .anew) }
        }
        let starts = lanes.map {
            LanePass.Start(plan: $0.base, random: SearchRandom(seed: random.next()), begin: $0.begin, memory: $0.memory)
        }
        let outcomes = try passes(starts)
        let passed = outcomes.map(\.plan)
        let searched = try searched(passed, &random)
        include(searched.map(\.assignment))
        effort.learn(
            before: lanes.map(\.best.cost), annealed: passed.map(\.cost), searched: searched.map(\.cost))
        for (lane, result) in searched.map({ Schedule(space, holding: $0.assignment) }).enumerated() {
            board.offer(result.assignment, cost: result.cost)
            lanes[lane].memory = outcomes[lane].memory
            lanes[lane].goOn(from: result, isWorthGoingOn: isWorthGoingOn(result.cost, best: lanes[lane].best.cost))
            if lanes[lane].idleRounds >= Self.patience, rebuilding != nil { beginAnew(lane, &random) }
        }
    }

    /// What a lane rests at is as deep as it gets: the elite keeps it, and the lane goes on elsewhere.
    private mutating func beginAnew(_ lane: Int, _ random: inout SearchRandom) {
        elite.add(lanes[lane].best.assignment, cost: lanes[lane].best.cost)
        let isByPrices = elite.added < Self.plansByPrices || random.below(Self.oneInByPrices) == 0
        guard !isByPrices, let (one, other) = elite.pair(&random) else {
            lanes[lane] = Lane(Schedule(space, holding: firstPlan), .anew)
            return
        }
        include([one])
        lanes[lane] = Lane(Schedule(space, holding: one), .between(other))
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

    private func passes(_ starts: [LanePass.Start]) throws -> [LanePass.Outcome] {
        let pass = pass
        return try ParallelTasks.run(threads: options.threads, starts.map { start in { pass.run(from: start) } })
    }
}

extension Improvement.Lane {
    /// Takes over what a round made of the lane's plan.
    fileprivate mutating func goOn(from result: Schedule, isWorthGoingOn: Bool) {
        if case .onwards = begin {
            idleRounds = result.cost < best.cost ? 0 : idleRounds + 1
            if result.cost < best.cost { best = result }
            base = isWorthGoingOn ? result : best
        } else {
            best = result
            base = result
        }
        begin = .onwards
    }
}
