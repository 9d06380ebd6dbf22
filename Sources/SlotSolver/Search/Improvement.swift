/// Makes the best plan cheaper, round by round, on a fixed number of workers. The result of a round depends only on the
/// seed, not on how many threads run the workers.
///
/// Most of the gain comes from removing a large part of the plan and letting the multipliers rebuild it
/// (`DestroyAndRepair`); in plans of a few thousand sessions, also from rebuilding all of it except for one attribute
/// (`PreservedAttribute`). In addition, workers look for ejection chains that pay, and re-optimise neighbourhoods by
/// integer programs. Small plans are improved by each worker on its own (`separatePlansRound`), large ones by all
/// workers together (`sharedPlanRound`).
struct Improvement {
    let problem: SlotProblem
    let options: SolveOptions
    var parameters: SearchParameters { options.parameters }
    let controller: RunController
    /// The search space with all places.
    let space: SearchSpace
    let scale: Double
    private(set) var repair: DestroyAndRepair
    /// The cost that placing each session may have, by the multipliers.
    private(set) var sessionDuals: [Cost]
    private(set) var neighbourhoods: MIPNeighbourhoods
    var effort: NeighbourhoodEffort
    let strategy: Strategy
    /// The best plan when the improvement began, at which workers with plans of their own restart by the multipliers.
    let firstPlan: Schedule
    /// The plan of all workers if they share one.
    var sharedPlan: Schedule
    var roundsDone = 0
    /// Consecutive rounds that left the best plan as it was.
    private var fruitlessRounds = 0
    private var lastCost = Cost.max
    /// The threads on which the workers run in this round. Their results do not depend on it.
    private(set) var workerThreads = 1
    /// For small plans, the workers with their plans; empty before the first round.
    var workers: [Worker] = []
    /// For small plans, the plans at which workers stalled, in earlier runs too.
    var elite: ElitePool
    private var lastTaken: [Int32] = []
    /// For large plans, what each worker has learned from repairs.
    var memories: [WorkerMemory]
    var repairEffort: RepairEffort

    /// - Parameter space: the problem with all its places.
    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ strategy: Strategy, _ controller: RunController,
        _ dualSolution: DualSolution,
        _ space: SearchSpace
    ) {
        let parameters = options.parameters
        self.problem = problem
        self.options = options
        self.controller = controller
        self.space = space
        scale = problem.costAtStake(parameters.run)
        self.strategy = strategy
        effort = NeighbourhoodEffort(isShared: strategy == .sharedPlan, parameters.neighbourhoods)
        repairEffort = RepairEffort(parameters.repair)
        elite = ElitePool(parameters.elite)
        firstPlan = Schedule(space, holding: controller.incumbent?.assignment ?? [])
        sharedPlan = firstPlan
        memories = .init(repeating: .forLarge(problem, parameters), count: parameters.workers.shared)
        repair = DestroyAndRepair(dualSolution, scale: scale)
        sessionDuals = dualSolution.duals.sessionDuals(in: dualSolution.model)
        neighbourhoods = MIPNeighbourhoods(problem, dualSolution, scale: scale, space)
    }

    /// Follows these multipliers from now on.
    mutating func follow(_ dualSolution: DualSolution) {
        repair = DestroyAndRepair(dualSolution, scale: scale)
        sessionDuals = dualSolution.duals.sessionDuals(in: dualSolution.model)
        neighbourhoods = MIPNeighbourhoods(problem, dualSolution, scale: scale, space)
    }

    /// Makes the most of a plan that was found elsewhere and may break rules.
    mutating func take(over assignment: [Int32]) {
        guard strategy == .separatePlans, assignment != lastTaken else { return }
        lastTaken = assignment
        var plan = Schedule(space, holding: assignment)
        Greedy.complete(&plan)
        controller.offer(plan.assignment, cost: plan.cost)
        let locallyOptimal = EjectionChains.localSearch(
            plan, sessionDuals: sessionDuals, parameters.chains
        ) { controller.isInterrupted }
        controller.offer(locallyOptimal.assignment, cost: locallyOptimal.cost)
        elite.add(locallyOptimal.assignment, cost: locallyOptimal.cost)
    }

    /// Steps by which the bound is raised during the next round: the longer the round, the more.
    ///
    /// The smaller a team, the more steps are worthwhile: its plan is soon the cheapest possible, and what remains is
    /// to prove that. The same holds for each round that finds nothing.
    var boundSteps: Int {
        guard strategy == .separatePlans else { return repairEffort.tries }
        let steps = max(1, parameters.run.boundStepsOfTeam / max(1, problem.sessions.count))
        return steps * min(1 + fruitlessRounds, parameters.run.mostGrowthOfBoundSteps)
    }

    /// Records whether the best plan became cheaper in a round.
    mutating func noteProgress() {
        let cost = controller.incumbent?.cost ?? .max
        fruitlessRounds = cost < lastCost ? 0 : fruitlessRounds + 1
        lastCost = cost
    }

    /// One pass of every worker.
    /// - Parameter besideBound: whether the bound is raised at the same time on a thread of its own.
    mutating func round(besideBound: Bool) throws {
        // Small plans gain little from one more thread, and the bound gains much.
        workerThreads = besideBound && strategy == .separatePlans ? max(1, options.threads - 1) : options.threads
        var random = SearchRandom(seed: options.seed, stream: UInt64(roundsDone))
        switch strategy {
        case .separatePlans: try separatePlansRound(&random)
        case .sharedPlan: try sharedPlanRound(&random)
        }
        roundsDone += 1
    }

    var pass: WorkerPass {
        WorkerPass(
            problem: problem, controller: controller, repair: repair, sessionDuals: sessionDuals,
            chains: parameters.chains)
    }

    /// A pass from each of some plans, all in parallel.
    func passes(_ starts: [WorkerPass.Start], tries: Int) throws -> [WorkerPass.Outcome] {
        let pass = pass
        return try ParallelTasks.run(
            threads: workerThreads, starts.map { start in { pass.run(from: start, tries: tries) } })
    }
}
