/// What a session remembers of its last run, by the candidates that the problem had at first.
struct PlanMemory: Sendable {
    /// Empty before there is one.
    private(set) var assignment: [Int32]
    /// Of the first run and of the last: what was fixed may have been released again.
    private(set) var duals: [KnownDuals] = []
    /// That of the last run, as long as nothing has changed since.
    private(set) var model: RelaxationModel?
    /// What has to be checked for the problem as it is: a proof from outside until the first run, afterwards one of a
    /// run that searched for it, if anything has changed since.
    var proofToCheck: BoundCertificate? { isProofChecked ? nil : proof }
    private var proof: BoundCertificate?
    private var isProofChecked = false
    /// Plans that workers stalled at.
    private var elite: [[Int32]] = []
    /// Whether the plan came from outside.
    private var isGiven = true

    init(_ warmStart: WarmStart?) {
        assignment = warmStart?.assignment ?? []
        proof = warmStart?.proof
        if let proof = warmStart?.proof { duals = [.proof(proof)] }
    }

    /// Whether the plan is one that was found.
    var isSolved: Bool { !isGiven }

    /// Whether to go on from a plan: not without multipliers, and not where much of it does not fit any more. What was
    /// not found in this session may also have too little in it.
    func isGoodStart(for start: RunStart) -> Bool {
        guard !duals.isEmpty, start.assignment.count == start.space.sessionCount else { return false }
        let plan = start.plan
        let few = max(20, plan.space.sessionCount / 10)
        let lost = assignment.indices.count { assignment[$0] >= 0 && !plan.isPlaced($0) }
        return lost <= few && (!isGiven || plan.unserved.count <= few)
    }

    /// Something is wanted otherwise than in the last run.
    mutating func noteChange() {
        model = nil
        isProofChecked = false
    }

    /// Goes on from another plan than the last one found.
    mutating func take(_ plan: [Int32]) { assignment = plan }

    mutating func keep(
        _ assignment: [Int32], _ findings: RunFindings, _ problem: ChangedProblem, _ proof: BoundCertificate?
    ) {
        self.assignment = assignment
        isGiven = false
        isProofChecked = true
        // One of many parts takes too long to be checked after each change.
        if findings.hasSearchedBound || self.proof?.partCount != 1 { self.proof = proof }
        if let (found, model) = findings.duals {
            if duals.count > 1 { duals.removeLast() }
            duals.append(.found(found, in: model))
            self.model = model
        } else if let proof = findings.dualsOfComponents {
            if duals.count > 1 { duals.removeLast() }
            duals.append(.proof(proof))
        }
        if let found = findings.elite, !found.plans.isEmpty {
            elite = found.plans.map { problem.assignmentBefore($0.assignment) }
        }
    }

    /// The plans as they are in a changed problem, with what does not fit any more placed elsewhere.
    func elite(
        in problem: ChangedProblem, from start: RunStart, _ parameters: SearchParameters.Elite
    ) -> ElitePool {
        elite.reduce(into: ElitePool(parameters)) { elite, assignment in
            var plan = start.least
            plan.hold(problem.assignment(fromBefore: assignment))
            Greedy.complete(&plan)
            elite.add(plan.assignment, cost: plan.cost)
        }
    }
}
