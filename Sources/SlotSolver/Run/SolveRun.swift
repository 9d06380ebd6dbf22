import GLPK

/// One run from problem to plan: build, bound, improve, prove.
struct SolveRun {
    let problem: SlotProblem
    let options: SolveOptions
    let controller: RunController
    let start: RunStart
    /// Where the next run finds what this one found out; nil where there will be none.
    var findings: RunFindings?
    /// How problems of this size are solved, wherever that makes a difference.
    private let strategy: Strategy

    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ controller: RunController, from start: RunStart,
        findings: RunFindings? = nil
    ) {
        self.problem = problem
        self.options = options
        self.controller = controller
        self.start = start
        self.findings = findings
        strategy = options.parameters.strategy(sessions: problem.sessions.count)
    }

    func run() throws -> StopReason {
        firstPlan()
        if let reason = controller.confirmedReasonToStop() { return reason }
        let relaxation = firstBound()
        return try goOn(DualSolution(relaxation.model, duals: relaxation.duals))
    }

    /// The beginning of a run: a plan, a bound and multipliers, with which `goOn` may go on some time. Nil where there is
    /// reason for that.
    func begin() -> StopReason? {
        firstPlan()
        if let reason = controller.confirmedReasonToStop() { return reason }
        _ = firstBound()
        return controller.confirmedReasonToStop()
    }

    /// The first bound, and the plan that follows its multipliers.
    private func firstBound() -> LagrangianRelaxation {
        let relaxation = raiseBound()
        findings?.hasSearchedBound = true
        dive(relaxation)
        return relaxation
    }

    /// What follows once there is a plan, a bound and multipliers to be guided by.
    func goOn(_ dualSolution: @autoclosure () -> DualSolution) throws -> StopReason {
        if let reason = controller.confirmedReasonToStop() { return reason }
        do {
            guard options.workLimit != 0 else { return try solveExactly() ?? .workLimit }
            return try improve(following: dualSolution())
        } catch is GLPKError {
            // The system has no thread to give, or GLPK cannot go on: no more work can be done, and what was found so
            // far is a plan.
            return controller.confirmedReasonToStop() ?? .workLimit
        }
    }

    /// A plan and a bound at once, whatever happens afterwards.
    private func firstPlan() {
        controller.enter(phase: "first plan")
        controller.offer(provenBound: SimpleBound.bound(start.space))
        var schedule = start.plan
        let empty = schedule.cost
        Greedy.complete(&schedule)
        controller.statistics.record(.construction, gain: empty - schedule.cost)
        controller.offer(schedule.assignment, cost: schedule.cost)
    }

    /// The bound by facilitator-day columns. Its multipliers are what everything else is guided by.
    private func raiseBound() -> LagrangianRelaxation {
        controller.enter(phase: "raising the bound")
        let effort = options.parameters.ascent.effort(strategy)
        let model = model
        let relaxation = LagrangianRelaxation(
            model, from: start.duals.flatMap { $0.multipliers(in: model) }, threads: options.threads,
            steps: effort.steps, statistics: controller.statistics)
        let controller = controller
        relaxation.raise(
            rounds: effort.rounds, leastStep: effort.leastStep, incumbent: controller.incumbent?.cost,
            isInterrupted: {
                controller.reasonToStop != nil || controller.isPast(share: options.parameters.run.shareForBound)
            },
            improved: { controller.offer(unverifiedBound: $0) })
        controller.offer(bound: relaxation.bound, provenBy: relaxation.certificate())
        keep(relaxation)
        controller.rehearseProof()
        return relaxation
    }

    /// The problem's model: that of an earlier run, if it is searched by the same parameters.
    var model: RelaxationModel {
        if let model = start.model, model.parameters == options.parameters { return model }
        return RelaxationModel(problem, parameters: options.parameters)
    }

    func keep(_ relaxation: LagrangianRelaxation) {
        findings?.duals = (relaxation.duals, relaxation.model)
    }

    /// A plan that follows the multipliers: far cheaper than the first, and where the improvement begins.
    private func dive(_ relaxation: LagrangianRelaxation) {
        guard controller.confirmedReasonToStop() == nil else { return }
        controller.enter(phase: "following the prices")
        var dive = LagrangianDive(
            DiveCandidates(relaxation.model), duals: relaxation.duals, beginning: start.least, as: .first(strategy),
            threads: options.threads)
        let schedule = dive.run(
            isHurried: { controller.isPast(share: options.parameters.run.shareForPlan) },
            isInterrupted: { controller.isInterrupted })
        controller.statistics.record(.dive, gain: (controller.incumbent?.cost ?? schedule.cost) - schedule.cost)
        controller.offer(schedule.assignment, cost: schedule.cost)
        let sessionDuals = relaxation.duals.sessionDuals(in: relaxation.model)
        let locallyOptimal = EjectionChains.localSearch(schedule, sessionDuals: sessionDuals, options.parameters.chains)
        { controller.isInterrupted }
        controller.statistics.record(.ejectionChains, gain: schedule.cost - locallyOptimal.cost)
        controller.offer(locallyOptimal.assignment, cost: locallyOptimal.cost)
    }

    /// Rounds of improvement until the gap or a limit is reached, with the bound raised beside them.
    private func improve(following dualSolution: DualSolution) throws -> StopReason {
        controller.enter(phase: "improving the plan")
        let controller = controller
        let side = BoundingThread(
            techniques, from: dualSolution, isInterrupted: { controller.isInterrupted },
            whenReached: { controller.endRound() })
        defer { side.close() }
        return try rounds(following: dualSolution, beside: side)
    }

    private func rounds(following dualSolution: DualSolution, beside side: BoundingThread) throws -> StopReason {
        var improvement = Improvement(problem, options, strategy, controller, dualSolution, start.space)
        if let elite = start.elite { improvement.elite = elite }
        defer { findings?.elite = improvement.elite }
        var left = options.workLimit ?? (options.timeLimit == nil ? options.parameters.run.rounds : Int.max)
        var isExactTried = false
        while left > 0 {
            let before = controller.beginRound()
            let isBounding = side.begin(incumbent: controller.costToReach, steps: improvement.boundSteps)
            if !isBounding, !isExactTried {
                isExactTried = true
                if let reason = try solveExactly() { return reason }
            }
            // One thread: one after the other, with the same result.
            var step = options.threads == 1 ? side.finish() : nil
            try improvement.round(besideBound: isBounding)
            if options.threads > 1 { step = side.finish() }
            controller.closeRound(from: before)
            if let step, let proof = step.certificate {
                controller.offer(bound: step.bound, provenBy: proof)
                findings?.hasSearchedBound = true
            }
            if let plan = step?.plan { improvement.take(over: plan) }
            improvement.noteProgress()
            if let reason = controller.confirmedReasonToStop() { return reason }
            if let dualSolution = step?.dualSolution {
                improvement.follow(dualSolution)
                findings?.duals = (dualSolution.duals, dualSolution.model)
            }
            left -= 1
            findings?.rounds += 1
        }
        return .workLimit
    }

    /// What goes on raising the bound beside the improvement, one after another.
    private var techniques: [BoundProviderMaker] {
        let seed = options.seed
        let statistics = controller.statistics
        let master: BoundProviderMaker = { dualSolution throws(GLPKError) in
            try BranchAndPrice(dualSolution, seed: seed, statistics)
        }
        switch strategy {
        case .separatePlans: return [master]
        case .sharedPlan:
            return [{ FurtherAscent($0, statistics) }, { RelaxAndCutProvider($0, seed: seed, statistics) }]
        }
    }
}
