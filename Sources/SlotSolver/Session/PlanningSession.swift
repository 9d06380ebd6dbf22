/// A problem that is solved, changed a little and solved again.
///
/// The first `solve` is a whole run. What it found out is kept: the plan, multipliers, proofs, the plans that workers
/// came to rest at. After changes, `solve` repairs the plan and raises the bound from there, which takes a fraction of
/// a second with `workLimit: 0`, and goes on improving within the options' limits. The same calls give the same
/// answers.
///
///     let session = try PlanningSession(problem)
///     let first = try session.solve(SolveOptions(timeLimit: 60, now: clock))
///     try session.apply([.fix(session: 3, candidate: 71)])
///     let second = try session.solve(SolveOptions(workLimit: 0, now: clock))
///
/// Indices are those of the problem that the session was made with, whatever is changed. To be used from one thread at
/// a time.
public final class PlanningSession {
    /// The problem as it is solved: with changed costs and capacities, and with the candidates that are left. They are
    /// counted anew, and a session that is fixed costs more than any plan where it is left out. What
    /// `SlotSolution.proof` proves, it proves of this problem.
    public var problem: SlotProblem { changed.problem }

    private(set) var restrictions: PlanRestrictions
    private(set) var changed: ChangedProblem
    /// Of the changed problem; nil until it is needed.
    private var space: SearchSpace?
    /// Holds what has to be placed; nil where nothing has to be.
    private var required: Schedule?
    private(set) var memory: PlanMemory
    private(set) var proven = ProvenBounds()
    /// Sessions whose candidates or cost have changed since the last run.
    private var touched: Set<Int> = []
    private let isAskedAgain: Bool

    /// - Parameter warmStart: a plan or a proof to begin with. With both, the first `solve` repairs and goes on instead
    ///   of
    ///   beginning anew.
    /// - Throws: `InvalidProblem` if the problem's arrays do not fit together, `InvalidProof` if the proof names
    ///   something that
    ///   the problem does not have.
    public convenience init(_ problem: SlotProblem, warmStart: WarmStart? = nil) throws {
        try self.init(problem, warmStart: warmStart, isAskedAgain: true)
    }

    /// - Parameter isAskedAgain: whether there will be another call: what is found out takes memory.
    init(_ problem: SlotProblem, warmStart: WarmStart?, isAskedAgain: Bool) throws {
        try problem.validate()
        try warmStart?.proof?.validate(for: problem)
        restrictions = PlanRestrictions(problem)
        changed = try ChangedProblem(restrictions)
        memory = PlanMemory(warmStart)
        self.isAskedAgain = isAskedAgain
    }

    /// Changes what is wanted, in the order given: all of it, or where that cannot be, nothing.
    ///
    /// - Throws: `InvalidChange` if an index is none of the problem's, or where no plan was found that places what is
    ///   fixed.
    public func apply(_ changes: [PlanChange]) throws(InvalidChange) {
        var next = restrictions
        for change in changes { try next.apply(change) }
        let (problem, space, required) = try solvable(next)
        touched.formUnion(changes.flatMap { $0.sessions(in: next.problem) })
        restrictions = next
        changed = problem
        self.space = space
        self.required = required
        memory.noteChange()
    }

    /// Goes on from this plan instead of the one that was found last: what the next `solve` and `alternatives` begin with.
    ///
    /// - Parameter assignment: for each session a candidate, -1 for no place; what of it breaks a rule is left out.
    /// - Throws: `InvalidChange` if it is no assignment of the problem.
    public func take(_ assignment: [Int32]) throws(InvalidChange) {
        let candidates = restrictions.problem.candidates
        guard assignment.count == restrictions.problem.sessions.count,
            assignment.indices.allSatisfy({
                assignment[$0] == -1 || candidates.range(ofSession: $0).contains(Int(assignment[$0]))
            })
        else { throw InvalidChange(description: "the plan is none of this problem") }
        memory.take(assignment)
    }

    /// The best plan found within the options' limits, with its exact cost and a valid bound.
    ///
    /// Always returns a plan that keeps all rules and all changes, even if it is cancelled at once. Without a time
    /// limit the run ends when the gap is reached or after `options.workLimit` rounds of improvement,
    /// `options.parameters.run.rounds` if that is nil.
    ///
    /// - Parameter progress: called at least twice a second, from threads of the solver, one call at a time.
    /// - Throws: `InvalidOptions` if there is no solving by the options.
    public func solve(
        _ options: SolveOptions, cancellation: Cancellation = Cancellation(),
        progress: (@Sendable (SolveProgress) -> Void)? = nil
    ) throws -> SlotSolution {
        try options.validate()
        let controller = RunController(changed.problem, options, cancellation, progress)
        let findings = isAskedAgain ? RunFindings() : nil
        let solution = try Heartbeat.during(milliseconds: 400, controller.tell) {
            controller.solution(stoppedBy: try run(options, controller, cancellation, findings))
        }
        controller.tell()
        return keep(solution, controller, findings)
    }

    /// Goes on from what is known, where that is much; else begins anew, component by component where there are several.
    private func run(
        _ options: SolveOptions, _ controller: RunController, _ cancellation: Cancellation, _ findings: RunFindings?
    ) throws -> StopReason {
        // The space of all sessions takes memory that components do not need.
        let resumed = memory.duals.isEmpty ? nil : start(options)
        if let resumed, memory.isGoodStart(for: resumed) {
            offerKnownBounds(to: controller)
            return try SolveRun(changed.problem, options, controller, from: resumed, findings: findings).resume()
        }
        let components = ConnectedComponents.of(changed.problem)
        guard components.count > 1 else {
            let start = resumed ?? start(options)
            offerKnownBounds(to: controller)
            return try SolveRun(changed.problem, options, controller, from: start, findings: findings).run()
        }
        offerKnownBounds(to: controller)
        let assignment = changed.assignment(fromBefore: memory.assignment)
        let given = ComponentsRun.Given(
            assignment: assignment.count == changed.problem.sessions.count ? assignment : [],
            required: required?.assignment,
            duals: memory.duals.flatMap { $0.certificates(sessions: changed.problem.sessions.count) })
        let run = ComponentsRun(
            components, of: changed.problem, options, controller, cancellation, from: given,
            isAskedAgain: isAskedAgain)
        return try run.run(findings)
    }

    /// The problem that restrictions make, its space where that was needed, and what has to be placed.
    func solvable(
        _ restrictions: PlanRestrictions
    ) throws(InvalidChange) -> (problem: ChangedProblem, space: SearchSpace?, required: Schedule?) {
        let changed = try ChangedProblem(restrictions)
        do { try changed.problem.validate() } catch { throw InvalidChange(description: error.description) }
        guard !restrictions.fixed.isEmpty else { return (changed, nil, nil) }
        let space = SearchSpace(changed.problem)
        let plan = changed.assignment(fromBefore: memory.assignment)
        let required = try RequiredPlaces.find(space, fixed: Array(restrictions.fixed.keys), near: plan)
        return (changed, space, required)
    }

    private func start(_ options: SolveOptions) -> RunStart {
        let space = space ?? SearchSpace(changed.problem)
        if isAskedAgain { self.space = space }
        var start = RunStart(space, required: required)
        start.assignment = changed.assignment(fromBefore: memory.assignment)
        start.duals = memory.duals
        start.model = memory.model
        if options.workLimit != 0 {
            start.elite = memory.elite(in: changed, from: start, options.parameters.elite)
        }
        start.touched = touched.sorted()
        return start
    }

    private func offerKnownBounds(to controller: RunController) {
        let known = proven.holding(under: restrictions)
        for known in known {
            controller.offer(provenBound: known.bound)
            if let (bound, certificate) = known.proof {
                controller.offer(.init(bound: bound, isComplete: true), checkedOf: certificate)
            }
        }
        guard let proof = memory.proofToCheck else { return }
        controller.enter(phase: "checking the proof")
        let decided = Set(restrictions.fixed.keys).union(restrictions.lostCost)
        let adapted = proof.pricingInFull(decided, of: changed.problem)
        controller.offer(controller.check(adapted), checkedOf: adapted)
    }

    /// Notes what a run found, and tells it by the candidates of before.
    private func keep(
        _ solution: SlotSolution, _ controller: RunController, _ findings: RunFindings?
    ) -> SlotSolution {
        var solution = solution
        let assignment = changed.assignmentBefore(solution.assignment)
        solution.assignment = assignment
        solution.costs = CostModel.costs(of: assignment, in: restrictions.problem)
        guard let findings else { return solution }
        memory.keep(assignment, findings, changed, controller.undivided)
        proven.add(
            ProvenBound(
                restrictions: restrictions, bound: solution.bound, proof: controller.proof.map { ($0.bound, $0.proof) })
        )
        touched = []
        return solution
    }
}

extension PlanChange {
    /// The sessions whose candidates or cost it changes.
    fileprivate func sessions(in problem: SlotProblem) -> [Int] {
        switch self {
        case .fix(let session, _), .release(let session), .leaveOut(let session), .unscheduledCost(let session, _):
            [session]
        case .forbid(let candidates): candidates.map { problem.candidates.session(of: $0) }
        case .capacity, .peopleAwayCost: []
        }
    }
}

extension SlotProblem.Candidates {
    /// The session whose candidate it is.
    func session(of candidate: Int) -> Int {
        var (low, high) = (0, offsets.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(offsets[middle]) <= candidate { low = middle } else { high = middle }
        }
        return low
    }
}
