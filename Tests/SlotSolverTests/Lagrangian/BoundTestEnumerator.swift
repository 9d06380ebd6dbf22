import SlotSolver

/// The optimum by trying every assignment; only cut short where the own costs alone are no better.
struct BoundTestEnumerator {
    private let problem: SlotProblem
    private var assignment: [Int32]
    private(set) var best: Cost
    private(set) var bestAssignment: [Int32]
    /// Called with each feasible assignment and its cost.
    private let visit: ([Int32], Cost) -> Void

    init(_ problem: SlotProblem, visit: @escaping ([Int32], Cost) -> Void = { _, _ in }) {
        self.problem = problem
        self.visit = visit
        assignment = [Int32](repeating: -1, count: problem.sessions.count)
        bestAssignment = assignment
        best = CostModel.costs(of: assignment, in: problem).total
        extend(0, 0)
    }

    private mutating func extend(_ session: Int, _ spent: Cost) {
        guard spent < best || session == 0 else { return }
        guard session < problem.sessions.count else { return judge() }
        for candidate in problem.candidates.range(ofSession: session) where fits(candidate, session) {
            assignment[session] = Int32(candidate)
            extend(session + 1, spent + problem.candidates.ownCost(candidate))
        }
        assignment[session] = -1
        extend(session + 1, spent + problem.sessions[session].unscheduledCost)
    }

    /// Whether a candidate overlaps no session placed before it with the same facilitator: the rest is judged in the
    /// end.
    private func fits(_ candidate: Int, _ session: Int) -> Bool {
        let start = problem.candidates.start[candidate]
        return (0..<session).allSatisfy { other in
            guard assignment[other] >= 0 else { return true }
            let chosen = Int(assignment[other])
            return problem.candidates.facilitator[chosen] != problem.candidates.facilitator[candidate]
                || problem.candidates.start[chosen] >= start + problem.sessions[session].length
                || start >= problem.candidates.start[chosen] + problem.sessions[other].length
        }
    }

    private mutating func judge() {
        let cost = CostModel.costs(of: assignment, in: problem).total
        guard cost < best, RuleCheck.violations(of: assignment, in: problem).isEmpty else { return }
        visit(assignment, cost)
        best = cost
        bestAssignment = assignment
    }
}
