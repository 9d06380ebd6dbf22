/// Small plans: each worker has a whole plan of its own. A worker that has stalled leaves its plan to the elite and
/// restarts, most often between two elite plans.
extension Improvement {
    struct Worker {
        var plan: Schedule
        var begin: WorkerPass.Begin
        var memory: WorkerMemory
        /// Consecutive rounds that found nothing.
        var stalledRounds = 0

        init(_ plan: Schedule, _ begin: WorkerPass.Begin, _ parameters: SearchParameters) {
            self.plan = plan
            memory = WorkerMemory(parameters)
            self.begin = begin
        }
    }

    /// Runs every worker on a whole plan of its own.
    mutating func separatePlansRound(_ random: inout SearchRandom) throws {
        if workers.isEmpty {
            workers = (0..<parameters.workers.separate).map {
                Worker(firstPlan, $0 == 0 ? .onwards : .restart, parameters)
            }
        }
        let starts = workers.map {
            WorkerPass.Start(
                plan: $0.plan, random: SearchRandom(seed: random.next()), begin: $0.begin, memory: $0.memory)
        }
        let outcomes = try passes(starts, tries: parameters.workers.triesPerRound)
        let passed = outcomes.map(\.plan)
        let searched = try searched(passed, &random)
        effort.learn(before: workers.map(\.plan.cost), repaired: passed.map(\.cost), searched: searched.map(\.cost))
        for (worker, result) in searched.enumerated() {
            controller.offer(result.assignment, cost: result.cost)
            workers[worker].memory = outcomes[worker].memory
            workers[worker].goOn(from: result)
            if workers[worker].stalledRounds >= parameters.workers.stallRounds { restart(worker, &random) }
        }
    }

    /// The plan at which a worker has stalled is as good as it gets: the elite keeps it, and the worker continues
    /// elsewhere.
    private mutating func restart(_ worker: Int, _ random: inout SearchRandom) {
        elite.add(workers[worker].plan.assignment, cost: workers[worker].plan.cost)
        let isByDuals =
            elite.added < parameters.workers.plansByMultipliers
            || random.below(parameters.workers.oneInByMultipliers) == 0
        guard !isByDuals, let (one, other) = elite.pair(&random) else {
            workers[worker] = Worker(firstPlan, .restart, parameters)
            return
        }
        workers[worker] = Worker(Schedule(space, holding: one), .relink(other), parameters)
    }

    /// The workers' plans after each worker has examined neighbourhoods.
    private func searched(_ plans: [Schedule], _ random: inout SearchRandom) throws -> [Schedule] {
        guard effort.tries > 0 else { return plans }
        let starts = plans.map { (plan: $0.assignment, random: SearchRandom(seed: random.next())) }
        let tries = effort.tries
        return try ParallelTasks.run(
            threads: workerThreads,
            starts.map { [neighbourhoods] start in
                {
                    var random = start.random
                    return try neighbourhoods.improve(
                        start.plan, in: problem, tries: tries, atOnce: 1, threads: 1, &random, controller.statistics
                    ) { controller.isInterrupted }
                }
            })
    }
}

extension Improvement.Worker {
    /// Adopts the result of a round on the worker's plan.
    fileprivate mutating func goOn(from result: Schedule) {
        if case .onwards = begin { stalledRounds = result.cost < plan.cost ? 0 : stalledRounds + 1 }
        plan = result
        begin = .onwards
    }
}
