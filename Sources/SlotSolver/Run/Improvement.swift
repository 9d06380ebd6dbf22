/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
///
/// The most comes from taking a large part of the plan out and letting the prices build it anew (`Rebuilding`), in
/// plans of a few thousand sessions also all of it but for a trait that is kept (`KeptTrait`). Beside that
/// lanes look for chains of exchanges that pay and decide neighbourhoods anew by integer programs.
/// Small plans are improved by each lane on its own (`ownRound`), large ones by all together (`sharedRound`).
struct Improvement {
    /// Lanes on one large plan. More than there are threads on most machines: lanes take different times.
    static let sharedLaneCount = 4

    let problem: SlotProblem
    let options: SolveOptions
    let board: RunBoard
    /// All places.
    let space: SearchSpace
    let scale: Double
    var rebuilding: Rebuilding?
    /// What placing each session may cost, by the prices; nil without any.
    var worth: [Cost]?
    /// Nil without prices to tell which places to consider.
    var neighbourhoods: NeighbourhoodSearch?
    var effort: NeighbourhoodEffort
    /// Whether all lanes work on one plan.
    let sharesPlan: Bool
    let boundAtStart: Cost
    /// In small plans where lanes begin that begin by the prices, in large ones what all lanes work on.
    var base: Schedule
    var roundsDone = 0
    /// Threads that the lanes run on in this round. What they find does not depend on it.
    private(set) var laneThreads = 1
    /// In small plans, what the lanes work on; empty before the first round.
    var lanes: [Lane] = []
    /// In small plans, what the lanes of each island came to rest at, those of earlier runs among them.
    var elites: [ElitePlans] = []
    /// In large plans, what each lane knows from rebuilding, and how often it does.
    var memories: [LaneMemory]
    var rebuildEffort = RebuildEffort()

    /// - Parameter space: the problem with all its places.
    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, _ guidance: Guidance?, _ space: SearchSpace
    ) {
        self.problem = problem
        self.options = options
        self.board = board
        self.space = space
        scale = Cooling.scale(problem)
        sharesPlan = problem.sessions.count >= RelaxationEffort.largeFrom && guidance != nil
        effort = NeighbourhoodEffort(isShared: sharesPlan)
        boundAtStart = board.bound
        base = Schedule(space, holding: board.incumbent?.assignment ?? [])
        memories = .init(repeating: .forLarge(problem), count: Self.sharedLaneCount)
        if let guidance { follow(guidance) }
    }

    /// Looks where prices point from now on.
    mutating func follow(_ guidance: Guidance) {
        rebuilding = Rebuilding(guidance, scale: scale)
        worth = guidance.prices.worth(in: guidance.model)
        neighbourhoods = NeighbourhoodSearch(problem, guidance, scale: scale, space)
    }

    /// Steps by which the bound is raised beside the round to come: the longer the round, the more.
    var boundSteps: Int { sharesPlan ? rebuildEffort.tries : 1 }

    /// One pass of every lane.
    /// - Parameter besideBound: whether the bound is raised at the same time on a thread of its own.
    mutating func round(besideBound: Bool) throws {
        // Small plans have little use for one more thread, and what bounds them has.
        laneThreads = besideBound && !sharesPlan ? max(1, options.threads - 1) : options.threads
        var random = SearchRandom(seed: options.seed, stream: UInt64(roundsDone))
        if sharesPlan { try sharedRound(&random) } else { try ownRound(&random) }
        roundsDone += 1
    }

    var pass: LanePass {
        LanePass(
            problem: problem, board: board, rebuilding: rebuilding, worth: worth, scale: scale,
            boundAtStart: boundAtStart)
    }

    /// A pass from each of some plans, all at the same time.
    func passes(_ starts: [LanePass.Start], tries: Int) throws -> [LanePass.Outcome] {
        let pass = pass
        return try ParallelTasks.run(
            threads: laneThreads, starts.map { start in { pass.run(from: start, tries: tries) } })
    }
}
