import GLPK

/// One run from problem to plan: build, bound, improve, prove.
struct SolveRun {
    /// Rounds after which a run without any limit of its own ends.
    static let defaultWorkLimit = 400

    /// Shares of the time limit after which a run whose time is short goes on to a first plan by the prices, and
    /// hurries to its end.
    private static let shareForBound = 0.35
    private static let shareForPlan = 0.65

    let problem: SlotProblem
    let options: SolveOptions
    let board: RunBoard
    let start: RunStart
    /// Where the next run finds what this one found out; nil where there will be none.
    var findings: RunFindings?

    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ board: RunBoard, from start: RunStart,
        findings: RunFindings? = nil
    ) {
        self.problem = problem
        self.options = options
        self.board = board
        self.start = start
        self.findings = findings
    }

    func run() throws -> StopReason {
        firstPlan()
        let relaxation = raiseBound()
        findings?.hasSearchedBound = true
        if let relaxation { dive(relaxation) }
        return try goOn(relaxation.map { Guidance($0.model, prices: $0.prices) })
    }

    /// What follows once there is a plan, a bound and prices to be guided by.
    func goOn(_ guidance: @autoclosure () -> Guidance?) throws -> StopReason {
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
        Greedy.complete(&schedule)
        board.offer(schedule.assignment, cost: schedule.cost)
    }

    /// The bound by facilitator-day patterns. Its prices are what everything else is guided by.
    private func raiseBound() -> PatternRelaxation? {
        board.enter(phase: "raising the bound")
        let effort = RelaxationEffort(sessions: problem.sessions.count)
        guard board.reasonToStop == nil else { return nil }
        let model = start.model ?? RelaxationModel(problem)
        let relaxation = PatternRelaxation(
            model, from: start.prices.flatMap { $0.multipliers(in: model) }, threads: options.threads,
            steps: effort.steps)
        let board = board
        relaxation.raise(
            rounds: effort.rounds, leastStep: effort.leastStep, incumbent: board.incumbent?.cost,
            isInterrupted: { board.reasonToStop != nil || board.isPast(share: Self.shareForBound) },
            improved: { board.claim(bound: $0) })
        board.offer(bound: relaxation.bound, provenBy: relaxation.certificate())
        keep(relaxation)
        board.rehearseProof()
        return relaxation
    }

    func keep(_ relaxation: PatternRelaxation) {
        findings?.prices = (relaxation.prices, relaxation.model)
    }

    /// A plan that follows the prices: far cheaper than the first, and where the improvement begins.
    private func dive(_ relaxation: PatternRelaxation) {
        guard board.confirmedReasonToStop() == nil else { return }
        board.enter(phase: "following the prices")
        var dive = PatternDive(
            DiveItems(relaxation.model), prices: relaxation.prices, beginning: start.least, threads: options.threads
        )
        let schedule = dive.run(
            isHurried: { board.isPast(share: Self.shareForPlan) }, isInterrupted: { board.isInterrupted })
        board.offer(schedule.assignment, cost: schedule.cost)
        let worth = relaxation.prices.worth(in: relaxation.model)
        let polished = ExchangeSearch.polish(schedule, worth: worth) { board.isInterrupted }
        board.offer(polished.assignment, cost: polished.cost)
    }

    /// Rounds of improvement until the gap or a limit is reached, with the bound raised beside them.
    private func improve(following guidance: Guidance?) throws -> StopReason {
        board.enter(phase: "improving the plan")
        guard let guidance, case let makers = techniques, !makers.isEmpty else {
            return try rounds(following: guidance, beside: nil)
        }
        let board = board
        let side = BoundingSide(makers, from: guidance) { board.isInterrupted }
        defer { side.close() }
        return try rounds(following: guidance, beside: side)
    }

    private func rounds(following guidance: Guidance?, beside side: BoundingSide?) throws -> StopReason {
        var improvement = Improvement(problem, options, board, guidance, start.space)
        improvement.elites = start.elites
        defer { findings?.elites = improvement.elites }
        var left = options.workLimit ?? (options.timeLimit == nil ? SolveRun.defaultWorkLimit : Int.max)
        while left > 0 {
            let isBounding =
                side?.begin(incumbent: board.costToReach, steps: improvement.boundSteps) ?? false
            // One thread: one after the other, with the same result.
            var step = options.threads == 1 ? side?.finish() : nil
            try improvement.round(besideBound: isBounding)
            if options.threads > 1 { step = side?.finish() }
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
        let master: BoundTechniqueMaker = { guidance throws(GLPKError) in try MasterTechnique(guidance, seed: seed) }
        guard RelaxationEffort(sessions: problem.sessions.count).isRaisedBeside else { return [master] }
        return [{ AscentTechnique($0) }, { CutAscentTechnique($0, seed: seed) }]
    }
}
