import GLPK

/// One run from problem to plan: build, bound, improve, prove.
struct SolveRun {
    let problem: SlotProblem
    let options: SolveOptions
    let board: RunBoard
    let start: RunStart
    /// Where the next run finds what this one found out; nil where there will be none.
    var findings: RunFindings?
    /// How problems of this size are solved, wherever that makes a difference.
    private let strategy: Strategy

    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, from start: RunStart,
        findings: RunFindings? = nil
    ) {
        self.problem = problem
        self.options = options
        self.board = board
        self.start = start
        self.findings = findings
        strategy = options.parameters.strategy(sessions: problem.sessions.count)
    }

    func run() throws -> StopReason {
        firstPlan()
        if let reason = board.confirmedReasonToStop() { return reason }
        let relaxation = raiseBound()
        findings?.hasSearchedBound = true
        dive(relaxation)
        return try goOn(Guidance(relaxation.model, prices: relaxation.prices))
    }

    /// What follows once there is a plan, a bound and prices to be guided by.
    func goOn(_ guidance: @autoclosure () -> Guidance) throws -> StopReason {
        if let reason = board.confirmedReasonToStop() { return reason }
        do {
            if let reason = try solveExactly() { return reason }
            guard options.workLimit != 0 else { return .workLimit }
            return try improve(following: guidance())
        } catch is GLPKError {
            // The system has no thread to give, or GLPK cannot go on: no more work can be done, and what was found so far is a
            // plan.
            return board.confirmedReasonToStop() ?? .workLimit
        }
    }

    /// A plan and a bound at once, whatever happens afterwards.
    private func firstPlan() {
        board.enter(phase: "first plan")
        board.offer(provenBound: SimpleBound.bound(start.space))
        var schedule = start.plan
        let empty = schedule.cost
        Greedy.complete(&schedule)
        board.statistics.record(.construction, gain: empty - schedule.cost)
        board.offer(schedule.assignment, cost: schedule.cost)
    }

    /// The bound by facilitator-day patterns. Its prices are what everything else is guided by.
    private func raiseBound() -> PatternRelaxation {
        board.enter(phase: "raising the bound")
        let effort = options.parameters.ascent.effort(strategy)
        let model = model
        let relaxation = PatternRelaxation(
            model, from: start.prices.flatMap { $0.multipliers(in: model) }, threads: options.threads,
            steps: effort.steps, statistics: board.statistics)
        let board = board
        relaxation.raise(
            rounds: effort.rounds, leastStep: effort.leastStep, incumbent: board.incumbent?.cost,
            isInterrupted: { board.reasonToStop != nil || board.isPast(share: options.parameters.run.shareForBound) },
            improved: { board.claim(bound: $0) })
        board.offer(bound: relaxation.bound, provenBy: relaxation.certificate())
        keep(relaxation)
        board.rehearseProof()
        return relaxation
    }

    /// The problem's model: that of an earlier run, if it is searched by the same parameters.
    var model: RelaxationModel {
        if let model = start.model, model.parameters == options.parameters { return model }
        return RelaxationModel(problem, parameters: options.parameters)
    }

    func keep(_ relaxation: PatternRelaxation) {
        findings?.prices = (relaxation.prices, relaxation.model)
    }

    /// A plan that follows the prices: far cheaper than the first, and where the improvement begins.
    private func dive(_ relaxation: PatternRelaxation) {
        guard board.confirmedReasonToStop() == nil else { return }
        board.enter(phase: "following the prices")
        var dive = PatternDive(
            DiveItems(relaxation.model), prices: relaxation.prices, beginning: start.least, as: .first(strategy),
            threads: options.threads)
        let schedule = dive.run(
            isHurried: { board.isPast(share: options.parameters.run.shareForPlan) },
            isInterrupted: { board.isInterrupted })
        board.statistics.record(.dive, gain: (board.incumbent?.cost ?? schedule.cost) - schedule.cost)
        board.offer(schedule.assignment, cost: schedule.cost)
        let worth = relaxation.prices.worth(in: relaxation.model)
        let polished = ExchangeSearch.polish(schedule, worth: worth, options.parameters.chains) { board.isInterrupted }
        board.statistics.record(.ejectionChains, gain: schedule.cost - polished.cost)
        board.offer(polished.assignment, cost: polished.cost)
    }

    /// Rounds of improvement until the gap or a limit is reached, with the bound raised beside them.
    private func improve(following guidance: Guidance) throws -> StopReason {
        board.enter(phase: "improving the plan")
        let board = board
        let side = BoundingSide(techniques, from: guidance) { board.isInterrupted }
        defer { side.close() }
        return try rounds(following: guidance, beside: side)
    }

    private func rounds(following guidance: Guidance, beside side: BoundingSide) throws -> StopReason {
        var improvement = Improvement(problem, options, strategy, board, guidance, start.space)
        if let elite = start.elite { improvement.elite = elite }
        defer { findings?.elite = improvement.elite }
        var left = options.workLimit ?? (options.timeLimit == nil ? options.parameters.run.rounds : Int.max)
        while left > 0 {
            let isBounding = side.begin(incumbent: board.costToReach, steps: improvement.boundSteps)
            // One thread: one after the other, with the same result.
            var step = options.threads == 1 ? side.finish() : nil
            try improvement.round(besideBound: isBounding)
            if options.threads > 1 { step = side.finish() }
            if let step, let proof = step.certificate {
                board.offer(bound: step.bound, provenBy: proof)
                findings?.hasSearchedBound = true
            }
            if let reason = board.confirmedReasonToStop() { return reason }
            if let guidance = step?.guidance {
                improvement.follow(guidance)
                findings?.prices = (guidance.prices, guidance.model)
            }
            left -= 1
        }
        return .workLimit
    }

    /// What goes on raising the bound beside the improvement, one after another.
    private var techniques: [BoundTechniqueMaker] {
        let seed = options.seed
        let statistics = board.statistics
        let master: BoundTechniqueMaker = { guidance throws(GLPKError) in
            try MasterTechnique(guidance, seed: seed, statistics)
        }
        switch strategy {
        case .separatePlans: return [master]
        case .sharedPlan:
            return [{ AscentTechnique($0, statistics) }, { CutAscentTechnique($0, seed: seed, statistics) }]
        }
    }
}
