/// One run from problem to plan: build, bound, improve, prove.
struct SolveRun {
    /// Rounds after which a run without any limit of its own ends.
    static let defaultWorkLimit = 400

    let problem: SlotProblem
    let options: SolveOptions
    let board: RunBoard

    init(_ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard) {
        self.problem = problem
        self.options = options
        self.board = board
    }

    func run(warmStart: [Int32]?) throws -> StopReason {
        let space = SearchSpace(problem)
        firstPlan(space, warmStart)
        let relaxation = raiseBound(space)
        if let relaxation { dive(relaxation, space) }
        if let reason = board.reasonToStop { return reason }
        if let reason = try solveExactly() { return reason }
        return try improve(relaxation)
    }

    /// A plan and a bound at once, whatever happens afterwards.
    private func firstPlan(_ space: SearchSpace, _ warmStart: [Int32]?) {
        board.enter(phase: "first plan")
        board.offer(bound: SimpleBound.bound(space))
        var schedule = Schedule(space, holding: warmStart ?? [])
        Greedy.complete(&schedule)
        board.offer(schedule.assignment, cost: schedule.cost)
    }

    /// The bound by facilitator-day patterns. Its prices are what the improvement is guided by.
    private func raiseBound(_ space: SearchSpace) -> PatternRelaxation? {
        board.enter(phase: "raising the bound")
        guard board.reasonToStop == nil, let relaxation = PatternRelaxation(problem, threads: options.threads) else {
            return nil
        }
        for _ in 0..<30 where board.reasonToStop == nil {
            relaxation.raise(rounds: 20, incumbent: board.incumbent?.cost)
            board.offer(bound: relaxation.bound)
        }
        return relaxation
    }

    /// A plan that follows the prices: far cheaper than the first, and where the improvement begins.
    private func dive(_ relaxation: PatternRelaxation, _ space: SearchSpace) {
        guard board.reasonToStop == nil else { return }
        board.enter(phase: "following the prices")
        var dive = PatternDive(
            relaxation.model, prices: relaxation.prices, beginning: Schedule(space), threads: options.threads)
        let schedule = dive.run { board.isInterrupted }
        board.offer(schedule.assignment, cost: schedule.cost)
    }

    /// Rounds of improvement until the gap or a limit is reached.
    private func improve(_ relaxation: PatternRelaxation?) throws -> StopReason {
        board.enter(phase: "improving the plan")
        var improvement = Improvement(problem, options, board, relaxation)
        var left = options.workLimit ?? (options.timeLimit == nil ? SolveRun.defaultWorkLimit : Int.max)
        while left > 0 {
            try improvement.round()
            if let reason = board.reasonToStop { return reason }
            left -= 1
        }
        return .workLimit
    }
}
