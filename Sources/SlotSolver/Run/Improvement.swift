/// Makes the best plan cheaper, round by round, on a fixed number of lanes: what a round finds depends on the seed
/// alone, not on how many threads run the lanes.
///
/// The most comes from taking a large part of the plan out and letting the prices build it anew (`Rebuilding`), in
/// plans of a few thousand sessions also all of it but for a trait that is kept (`KeptTrait`). Beside that
/// lanes look for chains of exchanges that pay and decide neighbourhoods anew by integer programs.
/// Small plans are improved by each lane on its own (`ownRound`), large ones by all together (`sharedRound`).
struct Improvement {
    let problem: SlotProblem
    let options: SolveOptions
    var parameters: SearchParameters { options.parameters }
    let board: RunBoard
    /// All places.
    let space: SearchSpace
    let scale: Double
    private(set) var rebuilding: Rebuilding
    /// What placing each session may cost, by the prices.
    private(set) var worth: [Cost]
    private(set) var neighbourhoods: NeighbourhoodSearch
    var effort: NeighbourhoodEffort
    let strategy: Strategy
    /// The best plan when the improvement began: where lanes with plans of their own restart by the prices.
    let firstPlan: Schedule
    /// What all lanes work on where they share a plan.
    var sharedPlan: Schedule
    var roundsDone = 0
    /// Threads that the lanes run on in this round. What they find does not depend on it.
    private(set) var laneThreads = 1
    /// In small plans, what the lanes work on; empty before the first round.
    var lanes: [Lane] = []
    /// In small plans, what lanes came to rest at, in earlier runs too.
    var elite: ElitePlans
    /// In large plans, what each lane knows from rebuilding, and how often it does.
    var memories: [LaneMemory]
    var rebuildEffort: RebuildEffort

    /// - Parameter space: the problem with all its places.
    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ strategy: Strategy, _ board: RunBoard, _ guidance: Guidance,
        _ space: SearchSpace
    ) {
        let parameters = options.parameters
        self.problem = problem
        self.options = options
        self.board = board
        self.space = space
        scale = problem.costAtStake(parameters.run)
        self.strategy = strategy
        effort = NeighbourhoodEffort(isShared: strategy == .sharedPlan, parameters.neighbourhoods)
        rebuildEffort = RebuildEffort(parameters.repair)
        elite = ElitePlans(parameters.elite)
        firstPlan = Schedule(space, holding: board.incumbent?.assignment ?? [])
        sharedPlan = firstPlan
        memories = .init(repeating: .forLarge(problem, parameters), count: parameters.workers.shared)
        rebuilding = Rebuilding(guidance, scale: scale)
        worth = guidance.prices.worth(in: guidance.model)
        neighbourhoods = NeighbourhoodSearch(problem, guidance, scale: scale, space)
    }

    /// Looks where prices point from now on.
    mutating func follow(_ guidance: Guidance) {
        rebuilding = Rebuilding(guidance, scale: scale)
        worth = guidance.prices.worth(in: guidance.model)
        neighbourhoods = NeighbourhoodSearch(problem, guidance, scale: scale, space)
    }

    /// Steps by which the bound is raised beside the round to come: the longer the round, the more.
    var boundSteps: Int { strategy == .sharedPlan ? rebuildEffort.tries : 1 }

    /// One pass of every lane.
    /// - Parameter besideBound: whether the bound is raised at the same time on a thread of its own.
    mutating func round(besideBound: Bool) throws {
        // Small plans have little use for one more thread, and what bounds them has.
        laneThreads = besideBound && strategy == .separatePlans ? max(1, options.threads - 1) : options.threads
        var random = SearchRandom(seed: options.seed, stream: UInt64(roundsDone))
        switch strategy {
        case .separatePlans: try ownRound(&random)
        case .sharedPlan: try sharedRound(&random)
        }
        roundsDone += 1
    }

    var pass: LanePass {
        LanePass(
            problem: problem, board: board, rebuilding: rebuilding, worth: worth, chains: parameters.chains)
    }

    /// A pass from each of some plans, all at the same time.
    func passes(_ starts: [LanePass.Start], tries: Int) throws -> [LanePass.Outcome] {
        let pass = pass
        return try ParallelTasks.run(
            threads: laneThreads, starts.map { start in { pass.run(from: start, tries: tries) } })
    }
}
