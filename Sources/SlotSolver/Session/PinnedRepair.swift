/// Repairs a plan for a session that is to be at another place: for one candidate after another, with the problem laid
/// out once for all of them.
struct PinnedRepair: Sendable {
    private let problem: ChangedProblem
    private let session: Int
    /// Sessions that are fixed to the one candidate that they have left.
    private let fixed: [Int]
    /// The plan, in candidates of the problem.
    private let assignment: [Int32]
    /// The search in the plan as it is, with what was worked out of its days: most of that holds in each repair.
    private let search: EjectionChains

    private static let few = 4

    /// - Parameters:
    ///   - problem: in which the session may be at any of its candidates.
    ///   - assignment: the plan, in candidates of before.
    ///   - sessionDuals: what sessions are worth by a relaxation's multipliers.
    ///   - repairs: how many there will be. For a few it does not pay to look at the plan as it is; 0 if
    ///     all of them are rough.
    init(
        _ problem: ChangedProblem, session: Int, _ fixed: [Int], _ assignment: [Int32], _ sessionDuals: [Cost],
        repairs: Int
    ) {
        self.problem = problem
        self.session = session
        self.fixed = fixed
        self.assignment = problem.assignment(fromBefore: assignment)
        let space = SearchSpace(problem.problem)
        let plan = Schedule(space, holding: self.assignment)
        var search = EjectionChains(plan, sessionDuals: sessionDuals, remembers: repairs > 0)
        if repairs > Self.few {
            search.placeUnserved { false }
            search.improveAll()
        }
        self.search = search
    }

    /// The plan with the session at a candidate, repaired by ejection chains; nil where that does not go together with
    /// what is fixed. Candidates are those of before.
    func plan(pinning candidate: Int) -> (cost: Cost, assignment: [Int32])? {
        guard var search = begin(pinning: candidate) else { return nil }
        search.run()
        return (search.schedule.cost, problem.assignmentBefore(search.schedule.assignment))
    }

    /// The same with nothing done but look for places for the sessions that lose theirs.
    func roughPlan(pinning candidate: Int) -> (cost: Cost, assignment: [Int32])? {
        guard var search = begin(pinning: candidate) else { return nil }
        search.parameters.expansions = SearchParameters().resuming.expansionsOfRoughRepair
        search.place(assignment.indices.filter { assignment[$0] >= 0 })
        return (search.schedule.cost, problem.assignmentBefore(search.schedule.assignment))
    }

    /// The search in the plan with the session at a candidate.
    private func begin(pinning candidate: Int) -> EjectionChains? {
        guard let candidate = problem.candidate(fromBefore: candidate),
            var plan = try? RequiredPlaces.find(
                search.schedule.space, fixed: fixed, pinned: (session, candidate), near: assignment)
        else { return nil }
        plan.hold(assignment)
        var search = search
        search.goOn(from: plan)
        search.held = session
        return search
    }
}
