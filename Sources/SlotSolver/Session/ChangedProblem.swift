/// The problem that restrictions make, with the candidates that are left, counted anew, and those of before.
///
/// Leaving out a session that is fixed costs more than any plan that leaves out none of them, so that no cheapest plan
/// does.
struct ChangedProblem: Sendable {
    let problem: SlotProblem
    /// By candidate of the problem, which one it was before; nil where all are left.
    private let before: [Int32]?
    /// By candidate of before, which one it is now, -1 for those that are out.
    private let now: [Int32]

    init(_ restrictions: PlanRestrictions) throws(InvalidChange) {
        let original = restrictions.problem
        var problem = original
        try Self.chargeForLeavingOut(restrictions.fixed, &problem)
        guard restrictions.areAny else {
            self.problem = problem
            before = nil
            now = []
            return
        }
        var before: [Int32] = []
        var now = [Int32](repeating: -1, count: original.candidates.count)
        var left = SlotProblem.Candidates()
        for session in original.sessions.indices {
            for candidate in original.candidates.range(ofSession: session)
            where restrictions.allows(candidate, of: session) {
                now[candidate] = Int32(before.count)
                before.append(Int32(candidate))
                left.append(candidate, of: original.candidates)
            }
            left.endSession()
        }
        problem.candidates = left
        self.problem = problem
        self.before = before
        self.now = now
    }

    /// The chosen candidates of before as candidates of the problem, -1 for those that are out.
    func assignment(fromBefore assignment: [Int32]) -> [Int32] {
        guard before != nil else { return assignment }
        return assignment.map { now.indices.contains(Int($0)) ? now[Int($0)] : -1 }
    }

    func assignmentBefore(_ assignment: [Int32]) -> [Int32] {
        guard let before else { return assignment }
        return assignment.map { $0 < 0 ? -1 : before[Int($0)] }
    }

    /// By candidate of before, the candidate of the problem; nil for those that are out.
    func candidate(fromBefore candidate: Int) -> Int? {
        guard before != nil else { return candidate }
        return now[candidate] < 0 ? nil : Int(now[candidate])
    }

    private static func chargeForLeavingOut(
        _ fixed: [Int: Int32], _ problem: inout SlotProblem
    ) throws(InvalidChange) {
        guard !fixed.isEmpty else { return }
        let step = CostGranularity.of(problem)
        // Costs of a valid problem are far from overflow.
        let dearest = problem.costOfDearestPlan
        let charge = (dearest / step + 1) * step
        let (all, overflows) = charge.multipliedReportingOverflow(by: Cost(fixed.count))
        guard !overflows, all <= Cost.max / 8 - dearest else {
            throw InvalidChange(description: "\(fixed.count) sessions to fix, with costs too large for that")
        }
        for session in fixed.keys { problem.sessions[session].unscheduledCost = charge }
    }
}

extension SlotProblem {
    /// More than any plan costs, or as much.
    fileprivate var costOfDearestPlan: Cost {
        let dearest = staffing.dearest
        return sessions.indices.reduce(0) { sum, index in
            let session = sessions[index]
            let staffing = dearest * Cost(session.attendees.count) * Cost(session.length)
            let own = candidates.range(ofSession: index).lazy.map { candidates.ownCost($0) }.max() ?? 0
            return sum + session.leftOutCost + staffing + overloadCost * Cost(session.length) + own
        }
    }
}
