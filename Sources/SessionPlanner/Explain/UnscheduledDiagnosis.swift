import CoachingModels
import PlanModel
import SlotSolver

/// Explains in a planner's words why a session has no place.
struct UnscheduledDiagnosis {
    /// The places that a limit takes with the least and the most of it held beside the plan.
    struct HeldPlaces {
        var least: (amount: Int, candidate: Int)
        var most: (amount: Int, candidate: Int)
    }

    let compiled: PlanningProblem
    /// The plan's rules, which this type puts into words.
    let explanation: PlanExplanation
    private let slots: SlotsDiagnosis

    init(_ compiled: PlanningProblem, assignment: [Int32]) {
        self.compiled = compiled
        explanation = PlanExplanation(compiled.problem, assignment: assignment)
        slots = SlotsDiagnosis(compiled)
    }

    func explain(session index: Int) -> UnscheduledSession {
        let session = compiled.request.sessions[index]
        let candidates = compiled.problem.candidates.range(ofSession: index)
        var left = UnscheduledSession(
            session: session.key, name: session.name, facilitatorIds: session.facilitators,
            attendeeIds: session.attendees, reason: .noCapacity, message: "")
        if candidates.isEmpty {
            (left.reason, left.message) = slots.explain(session)
        } else {
            (left.reason, left.message, left.obstacles) = explain(index, candidates)
        }
        return left
    }

    /// The first rule that a candidate would break, nil if it would break none.
    func obstacle(_ candidate: Int, ofSession index: Int) -> RuleBreak? {
        explanation.rulesBroken(bySession: index, at: candidate, most: 1).first
    }

    /// The session has candidates: something in the plan stands in the way, or the cost does.
    private func explain(
        _ index: Int, _ candidates: Range<Int>
    ) -> (UnscheduledReason, String, [UnscheduledObstacle]?) {
        var counts: [RuleBreak: Int] = [:]
        var held: [RuleBreak: HeldPlaces] = [:]
        var cheapest: Cost?
        for candidate in candidates {
            if let obstacle = obstacle(candidate, ofSession: index) {
                counts[obstacle, default: 0] += 1
                note(candidate, obstacle, in: &held)
            } else {
                let cost = explanation.addedCosts(ofSession: index, at: candidate).total
                cheapest = min(cheapest ?? cost, cost)
            }
        }
        if let cheapest {
            let (reason, message) = free(index, cheapest)
            return (reason, message, nil)
        }
        let ranked = counts.map { told($0.key, places: $0.value, held: held[$0.key]) }
            .sorted { ($1.places, $0.message, $0.who) < ($0.places, $1.message, $1.who) }
        if counts.keys.allSatisfy(\.isPredecessor) {
            return (.predecessor, ranked.map(\.message).joined(separator: "; "), ranked)
        }
        let shown = ranked.prefix(3).map { "\($0.message) (\($0.places))" }.joined(separator: "; ")
        let rest = ranked.count > 3 ? "; and \(Numbers.counted(ranked.count - 3, "more reason"))" : ""
        let taken =
            candidates.count == 1
            ? "its only possible place is taken" : "none of its \(candidates.count) possible places is left"
        return (.noCapacity, "\(taken): \(shown)\(rest)", ranked)
    }

    /// Looks whether more or less of an obstacle's limit is held at a place that it takes than at those before.
    private func note(_ candidate: Int, _ obstacle: RuleBreak, in held: inout [RuleBreak: HeldPlaces]) {
        guard !compiled.problem.held.isEmpty, let limit = HeldLimit(obstacle, in: compiled.problem) else { return }
        let amount = limit.held(at: candidate, in: compiled.problem)
        var places = held[obstacle] ?? HeldPlaces(least: (amount, candidate), most: (amount, candidate))
        if amount < places.least.amount { places.least = (amount, candidate) }
        if amount > places.most.amount { places.most = (amount, candidate) }
        held[obstacle] = places
    }

    private func free(_ index: Int, _ cheapest: Cost) -> (UnscheduledReason, String) {
        let left = compiled.problem.sessions[index].unscheduledCost + compiled.problem.sessions[index].moveCost
        if cheapest < left {
            return (.stoppedEarly, "a place is free, but the run stopped before it was used; plan again with more time")
        }
        return (
            .tooExpensive,
            "its cheapest free place would cost \(amount(cheapest)), and leaving it out costs \(amount(left))"
        )
    }

    private func amount(_ cost: Cost) -> String {
        Numbers.plain(Double(cost) / Double(compiled.problem.unitsPerOne))
    }
}

extension RuleBreak {
    fileprivate var isPredecessor: Bool {
        switch self {
        case .predecessorUnscheduled, .predecessorDays: true
        default: false
        }
    }
}

extension AttendeeRequest {
    /// The name to show: the name, otherwise the id.
    var shownName: String { ForeignText.shown(name ?? id) }
}

extension FacilitatorRequest {
    /// The name to show: the name, otherwise the id.
    var shownName: String { ForeignText.shown(name ?? id) }
}
