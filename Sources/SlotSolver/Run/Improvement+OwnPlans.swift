/// Small plans: each lane has a whole plan of its own. A lane that has come to rest leaves its plan to the elite of its island
/// and begins anew, most often between two of that elite.
extension Improvement {
    /// Lanes, and islands that they are spread over. What lanes of one find, those of another never see: an elite that has
    /// come close to one plan early finds nothing else.
    private static let ownLaneCount = 6
    private static let islandCount = 2

    /// Parts of a plan that a lane rebuilds in a round.
    private static let triesPerPass = 4

    /// Rounds in a row in which a lane may find nothing before it begins anew: by default, where its plan is dearer than half
    /// of the elite, and where the elite knows it.
    private static let patience = 4
    private static let patienceWithPoor = 2
    private static let patienceWithKnown = 1

    /// Plans by the prices alone before lanes begin between two of the elite, and one in so many beginnings afterwards.
    private static let plansByPrices = 4
    private static let oneInByPrices = 6

    struct Lane {
        var plan: Schedule
        var begin: LanePass.Begin
        var memory = LaneMemory()
        /// Rounds in a row that found nothing.
        var idleRounds = 0

        init(_ plan: Schedule, _ begin: LanePass.Begin) {
            self.plan = plan
            self.begin = begin
        }
    }

    /// Every lane on a whole plan of its own.
    mutating func ownRound(_ random: inout SearchRandom) throws {
        if lanes.isEmpty {
            lanes = (0..<Self.ownLaneCount).map { Lane(base, $0 == 0 || rebuilding == nil ? .onwards : .anew) }
            if elites.count != Self.islandCount { elites = .init(repeating: ElitePlans(), count: Self.islandCount) }
        }
        let starts = lanes.map {
            LanePass.Start(plan: $0.plan, random: SearchRandom(seed: random.next()), begin: $0.begin, memory: $0.memory)
        }
        let outcomes = try passes(starts, tries: Self.triesPerPass)
        let passed = outcomes.map(\.plan)
        let searched = try searched(passed, &random)
        effort.learn(before: lanes.map(\.plan.cost), rebuilt: passed.map(\.cost), searched: searched.map(\.cost))
        for (lane, result) in searched.enumerated() {
            board.offer(result.assignment, cost: result.cost)
            lanes[lane].memory = outcomes[lane].memory
            lanes[lane].goOn(from: result)
            if lanes[lane].idleRounds >= patience(with: lane), rebuilding != nil { beginAnew(lane, &random) }
        }
    }

    /// How long a lane may go on without finding anything.
    private func patience(with lane: Int) -> Int {
        guard lanes[lane].idleRounds > 0 else { return Self.patience }
        let elite = elites[lane % Self.islandCount]
        let plan = lanes[lane].plan
        if elite.knows(plan.assignment, cost: plan.cost) { return Self.patienceWithKnown }
        return elite.isPoor(plan.cost) ? Self.patienceWithPoor : Self.patience
    }

    /// What a lane rests at is as deep as it gets: the elite keeps it, and the lane goes on elsewhere.
    private mutating func beginAnew(_ lane: Int, _ random: inout SearchRandom) {
        let island = lane % Self.islandCount
        elites[island].add(lanes[lane].plan.assignment, cost: lanes[lane].plan.cost)
        let isByPrices = elites[island].added < Self.plansByPrices || random.below(Self.oneInByPrices) == 0
        guard !isByPrices, let (one, other) = elites[island].pair(&random) else {
            lanes[lane] = Lane(base, .anew)
            return
        }
        lanes[lane] = Lane(Schedule(space, holding: one), .between(other))
    }

    /// Plans of their own after each lane has looked at neighbourhoods.
    private func searched(_ plans: [Schedule], _ random: inout SearchRandom) throws -> [Schedule] {
        guard let neighbourhoods, effort.tries > 0 else { return plans }
        let starts = plans.map { (plan: $0.assignment, random: SearchRandom(seed: random.next())) }
        let tries = effort.tries
        return try ParallelTasks.run(
            threads: laneThreads,
            starts.map { start in
                {
                    var random = start.random
                    return try neighbourhoods.improve(
                        start.plan, in: problem, tries: tries, atOnce: 1, threads: 1, &random
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
