/// Makes the best plan cheaper, round by round, on a fixed number of workers: what a round finds depends on the seed
/// alone, not on how many threads run the workers.
///
/// The most comes from taking a large part of the plan out and letting the multipliers build it anew
/// (`DestroyAndRepair`), in plans of a few thousand sessions also all of it but for an attribute that is kept
/// (`PreservedAttribute`). Beside that workers look for ejection chains that pay and decide neighbourhoods anew by
/// integer programs. Small plans are improved by each worker on its own (`separatePlansRound`), large ones by all
/// together (`sharedPlanRound`).
struct Improvement {
    let problem: SlotProblem
    let options: SolveOptions
    var parameters: SearchParameters { options.parameters }
    let controller: RunController
    /// All places.
    let space: SearchSpace
    let scale: Double
    private(set) var repair: DestroyAndRepair
    /// What placing each session may cost, by the multipliers.
    private(set) var sessionDuals: [Cost]
    private(set) var neighbourhoods: MIPNeighbourhoods
    var effort: NeighbourhoodEffort
    let strategy: Strategy
    /// The best plan when the improvement began: where workers with plans of their own restart by the multipliers.
    let firstPlan: Schedule
    /// What all workers work on where they share a plan.
    var sharedPlan: Schedule
    var roundsDone = 0
    /// Rounds in a row that left the best plan as it was.
    private var fruitlessRounds = 0
    private var lastCost = Cost.max
    /// Threads that the workers run on in this round. What they find does not depend on it.
    private(set) var workerThreads = 1
    /// In small plans, what the workers work on; empty before the first round.
    var workers: [Worker] = []
    /// In small plans, what workers stalled at, in earlier runs too.
    var elite: ElitePool
    private var lastTaken: [Int32] = []
    /// In large plans, what each worker knows from repair, and how often it does.
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

    /// Looks where multipliers point from now on.
    mutating func follow(_ dualSolution: DualSolution) {
        repair = DestroyAndRepair(dualSolution, scale: scale)
        sessionDuals = dualSolution.duals.sessionDuals(in: dualSolution.model)
        neighbourhoods = MIPNeighbourhoods(problem, dualSolution, scale: scale, space)
    }

    /// Makes the most of a plan that was come upon elsewhere and may break rules.
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

    /// Steps by which the bound is raised beside the round to come: the longer the round, the more.
    ///
    /// The smaller a team, the more there is to gain by steps: its plan is soon the cheapest there is, and what is left is
    /// to prove that. So it is with each round that finds nothing.
    var boundSteps: Int {
        guard strategy == .separatePlans else { return repairEffort.tries }
        let steps = max(1, parameters.run.boundStepsOfTeam / max(1, problem.sessions.count))
        return steps * min(1 + fruitlessRounds, parameters.run.mostGrowthOfBoundSteps)
    }

    /// Notes whether the best plan became cheaper in a round.
    mutating func noteProgress() {
        let cost = controller.incumbent?.cost ?? .max
        fruitlessRounds = cost < lastCost ? 0 : fruitlessRounds + 1
        lastCost = cost
    }

    /// One pass of every worker.
    /// - Parameter besideBound: whether the bound is raised at the same time on a thread of its own.
    mutating func round(besideBound: Bool) throws {
        // Small plans have little use for one more thread, and what bounds them has.
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

    /// A pass from each of some plans, all at the same time.
    func passes(_ starts: [WorkerPass.Start], tries: Int) throws -> [WorkerPass.Outcome] {
        let pass = pass
        return try ParallelTasks.run(
            threads: workerThreads, starts.map { start in { pass.run(from: start, tries: tries) } })
    }
}
