/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
///
/// The most comes from taking a large part of the plan out and letting the prices build it anew (`Rebuilding`). Beside that
/// lanes look for chains of exchanges that pay, decide neighbourhoods anew by integer programs, and anneal large plans.
/// Small plans are improved by each lane on its own (`ownRound`), large ones by all together (`sharedRound`).
struct Improvement {
    /// Lanes that work on one large plan.
    static let laneCount = 2
    /// Sessions of a large plan that are rebuilt at once at first, if that is not most of it.
    private static let rebuiltAtFirst = 1_000.0

    let problem: SlotProblem
    let options: SolveOptions
    let board: RunBoard
    /// Which candidates are worth a look.
    var pool: [Bool]
    var space: SearchSpace
    let scale: Double
    var rebuilding: Rebuilding?
    /// What placing each session may cost, by the prices; nil without any.
    var worth: [Cost]?
    /// All places, for what is rebuilt and for the neighbourhoods.
    let whole: SearchSpace
    /// Nil without prices to tell which places to consider.
    var neighbourhoods: NeighbourhoodSearch?
    var effort: NeighbourhoodEffort
    /// Whether the lanes share the days between them.
    let sharesDays: Bool
    let boundAtStart: Cost
    var base: Schedule
    var roundsDone = 0
    /// In small plans, what the lanes work on; empty where all begin anew.
    var lanes: [Lane] = []
    /// What lanes came to rest at.
    var elite = ElitePlans()
    /// In large plans, what each lane knows from rebuilding, and how often it does.
    var memories: [LaneMemory]
    var rebuildEffort = RebuildEffort()
    let firstPlan: [Int32]

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
        rebuilding = guidance.map { [scale] in Rebuilding($0, scale: scale) }
        worth = guidance.map { $0.prices.worth(in: $0.model) }
        neighbourhoods = guidance.map { [scale] in NeighbourhoodSearch(problem, $0, scale: scale, whole) }
        sharesDays = problem.sessions.count >= RelaxationEffort.largeFrom && whole.dayCount > 1
        effort = NeighbourhoodEffort(isShared: sharesDays)
        boundAtStart = board.bound
        base = Schedule(space, holding: plan)
        firstPlan = base.assignment
        let share = min(0.4, Self.rebuiltAtFirst / Double(max(1, problem.sessions.count)))
        memories = .init(repeating: LaneMemory(RebuildShare(share)), count: Self.laneCount)
    }

    /// Looks where better prices point from now on.
    mutating func follow(_ guidance: Guidance) {
        let plan = base.assignment
        pool = Self.pool(problem, guidance, scale, holding: [plan, board.incumbent?.assignment ?? []])
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
        rebuilding = Rebuilding(guidance, scale: scale)
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
    func isWorthGoingOn(_ cost: Cost, best: Cost) -> Bool { cost <= best + Cost(scale / 4) }

    /// Makes sure that the places of plans are among those searched.
    mutating func include(_ plans: [[Int32]]) {
        let missing = plans.joined().filter { $0 >= 0 && !pool[Int($0)] }
        guard !missing.isEmpty else { return }
        for candidate in missing { pool[Int(candidate)] = true }
        space = SearchSpace(problem, keeping: { [pool] in pool[$0] })
    }

    var pass: LanePass {
        LanePass(
            problem: problem, board: board, whole: whole, rebuilding: rebuilding, worth: worth,
            scale: scale,
            boundAtStart: boundAtStart)
    }
}
