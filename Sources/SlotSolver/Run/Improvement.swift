/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
struct Improvement {
    private static let laneCount = 2

    private let options: SolveOptions
    private let board: RunBoard
    private let space: SearchSpace
    private let scale: Double
    private var lanes: [Annealing] = []
    private var cycle = 0
    private var step = 0

    init(_ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, reducedCosts: [Cost]?) {
        self.options = options
        self.board = board
        let whole = SearchSpace(problem)
        scale = Cooling.scale(whole)
        if let reducedCosts {
            let isKept = CandidatePool.select(problem, reducedCosts: reducedCosts, limit: Cost(scale / 4), atLeast: 3)
            space = SearchSpace(problem, keeping: { isKept[$0] })
        } else {
            space = whole
        }
    }

    /// The annealing of each cycle: the first from hot, later ones from warm and longer each time.
    private var cooling: Cooling {
        Cooling(hot: cycle == 0 ? scale / 3 : scale / 8, cold: scale / 16, steps: 40 * (1 + cycle))
    }

    /// A few steps of every lane; at the end of a cycle the lanes begin again with the best plan.
    mutating func round() throws {
        if lanes.isEmpty { restart() }
        let cooling = cooling
        let step = step
        let moves = max(2_000, 100 * space.sessionCount)
        lanes = try ParallelTasks.run(
            threads: options.threads,
            lanes.map { lane in
                { [board] in
                    var lane = lane
                    lane.run(moves: moves, temperature: cooling.temperature(step)) { board.isInterrupted }
                    return lane
                }
            })
        for lane in lanes { board.offer(lane.bestAssignment, cost: lane.bestCost) }
        self.step += 1
        if self.step == cooling.steps {
            cycle += 1
            self.step = 0
            lanes = []
        }
    }

    private mutating func restart() {
        let schedule = Schedule(space, holding: board.incumbent?.assignment ?? [])
        lanes = (0..<Self.laneCount).map {
            Annealing(schedule, seed: options.seed, stream: UInt64(cycle * Self.laneCount + $0))
        }
    }
}
