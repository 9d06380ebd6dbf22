/// Small plans: each lane has a whole plan of its own. A lane that has come to rest leaves its plan to the elite and begins
/// anew, most often between two of the elite.
extension Improvement {
    struct Lane {
        var plan: Schedule
        var begin: LanePass.Begin
        var memory: LaneMemory
        /// Rounds in a row that found nothing.
        var idleRounds = 0

        init(_ plan: Schedule, _ begin: LanePass.Begin, _ parameters: SearchParameters) {
            self.plan = plan
            memory = LaneMemory(parameters)
            self.begin = begin
        }
    }

    /// Every lane on a whole plan of its own.
    mutating func ownRound(_ random: inout SearchRandom) throws {
        if lanes.isEmpty {
            lanes = (0..<parameters.workers.separate).map {
                Lane(firstPlan, $0 == 0 ? .onwards : .anew, parameters)
            }
        }
        let starts = lanes.map {
            LanePass.Start(plan: $0.plan, random: SearchRandom(seed: random.next()), begin: $0.begin, memory: $0.memory)
        }
        let outcomes = try passes(starts, tries: parameters.workers.triesPerRound)
        let passed = outcomes.map(\.plan)
        let searched = try searched(passed, &random)
        effort.learn(before: lanes.map(\.plan.cost), rebuilt: passed.map(\.cost), searched: searched.map(\.cost))
        for (lane, result) in searched.enumerated() {
            board.offer(result.assignment, cost: result.cost)
            lanes[lane].memory = outcomes[lane].memory
            lanes[lane].goOn(from: result)
            if lanes[lane].idleRounds >= parameters.workers.stallRounds { beginAnew(lane, &random) }
        }
    }

    /// What a lane rests at is as deep as it gets: the elite keeps it, and the lane goes on elsewhere.
    private mutating func beginAnew(_ lane: Int, _ random: inout SearchRandom) {
        elite.add(lanes[lane].plan.assignment, cost: lanes[lane].plan.cost)
        let isByPrices =
            elite.added < parameters.workers.plansByMultipliers
            || random.below(parameters.workers.oneInByMultipliers) == 0
        guard !isByPrices, let (one, other) = elite.pair(&random) else {
            lanes[lane] = Lane(firstPlan, .anew, parameters)
            return
        }
        lanes[lane] = Lane(Schedule(space, holding: one), .between(other), parameters)
    }

    /// Plans of their own after each lane has looked at neighbourhoods.
    private func searched(_ plans: [Schedule], _ random: inout SearchRandom) throws -> [Schedule] {
        guard effort.tries > 0 else { return plans }
        let starts = plans.map { (plan: $0.assignment, random: SearchRandom(seed: random.next())) }
        let tries = effort.tries
        return try ParallelTasks.run(
            threads: laneThreads,
            starts.map { [neighbourhoods] start in
                {
                    var random = start.random
                    return try neighbourhoods.improve(
                        start.plan, in: problem, tries: tries, atOnce: 1, threads: 1, &random, board.statistics
                    ) { board.isInterrupted }
                }
            })
    }
}

extension Improvement.Lane {
    /// Takes over what a round made of the lane's plan.
    fileprivate mutating func goOn(from result: Schedule) {
        if case .onwards = begin { idleRounds = result.cost < plan.cost ? 0 : idleRounds + 1 }
        plan = result
        begin = .onwards
    }
}
