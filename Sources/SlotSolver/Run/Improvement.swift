/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
///
/// In a round each lane rebuilds a part of the plan by the prices, then anneals all of it from a low temperature.
struct Improvement {
    private static let laneCount = 2

    private let options: SolveOptions
    private let board: RunBoard
    private let space: SearchSpace
    private let scale: Double
    private let rebuilding: Rebuilding?
    private var base: Schedule
    private var roundsDone = 0

    init(_ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, _ relaxation: PatternRelaxation?) {
        self.options = options
        self.board = board
        let whole = SearchSpace(problem)
        scale = Cooling.scale(whole)
        let plan = board.incumbent?.assignment ?? []
        if let relaxation {
            var isKept = CandidatePool.select(
                problem, reducedCosts: relaxation.reducedCosts(), limit: Cost(scale / 3), atLeast: 3)
            for candidate in plan where candidate >= 0 { isKept[Int(candidate)] = true }
            space = SearchSpace(problem, keeping: { isKept[$0] })
            rebuilding = Rebuilding(model: relaxation.model, prices: relaxation.prices)
        } else {
            space = whole
            rebuilding = nil
        }
        base = Schedule(space, holding: plan)
    }

    /// One pass of every lane from the same plan; the cheapest result is where the next round begins, if it is
    /// nearly as cheap as the best.
    mutating func round() throws {
        let (base, first, options) = (base, roundsDone == 0, options)
        let stream = UInt64(roundsDone * Self.laneCount)
        let results = try ParallelTasks.run(
            threads: options.threads,
            (0..<Self.laneCount).map { lane in
                { [self] in pass(from: base, SearchRandom(seed: options.seed, stream: stream + UInt64(lane)), first) }
            })
        for result in results { board.offer(result.assignment, cost: result.cost) }
        let best = results.min { $0.cost < $1.cost }!
        let limit = (board.incumbent?.cost ?? 0) + Cost(scale / 4)
        self.base = best.cost <= limit ? best : Schedule(space, holding: board.incumbent?.assignment ?? [])
        roundsDone += 1
    }

    private func pass(from base: Schedule, _ random: SearchRandom, _ isFirst: Bool) -> Schedule {
        var random = random
        var schedule = base
        if let rebuilding, !isFirst {
            let count = min(400, space.sessionCount / 3)
            schedule = rebuilding.rebuild(base, sessions: count, &random) { board.isInterrupted }
        }
        let cooling = Cooling(hot: isFirst ? scale / 6 : scale / 9, cold: scale / 18, steps: 20)
        var annealing = Annealing(schedule, random)
        let moves = (isFirst ? 100 : 25) * space.sessionCount
        for step in 0..<cooling.steps {
            annealing.run(moves: moves, temperature: cooling.temperature(step)) { board.isInterrupted }
        }
        return Schedule(space, at: annealing.best)
    }
}
