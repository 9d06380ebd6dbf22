import PlanModel
import SlotSolver

/// Counts what keeps sessions from a place: possible places to which there is only one obstacle.
struct ShortageCount {
    /// The obstacle, by the numbers of the problem.
    enum Subject: Hashable {
        case facilitatorDay(facilitator: Int32, day: Int32)
        case group(Int32)
        case day(Int32)
        case limit(RuleBreak, RequestChange.Limit)
    }

    struct Found {
        var subject: Subject
        /// The sessions, in the request's order.
        var sessions: [Int]
        var places: Int
    }

    private let compiled: PlanningProblem
    private let assignment: [Int32]
    private let explanation: PlanExplanation
    private let distances: PlanDistances

    init(_ compiled: PlanningProblem, assignment: [Int32]) {
        self.compiled = compiled
        self.assignment = assignment
        explanation = PlanExplanation(compiled.problem, assignment: assignment)
        distances = PlanDistances(compiled.problem, assignment: assignment)
    }

    /// The shortages that keep most sessions from a place come first.
    func shortages(by view: ShortageView) -> [Found] {
        var found: [Subject: Found] = [:]
        var limits: [RuleBreak: RequestChange.Limit?] = [:]
        for session in assignment.indices where assignment[session] < 0 {
            for candidate in compiled.problem.candidates.range(ofSession: session) {
                let rules = explanation.rulesBroken(bySession: session, at: candidate)
                for subject in subjects(view, rules, session, candidate, &limits) {
                    var one = found[subject] ?? Found(subject: subject, sessions: [], places: 0)
                    if one.sessions.last != session { one.sessions.append(session) }
                    one.places += 1
                    found[subject] = one
                }
            }
        }
        return found.values.sorted {
            ($1.sessions.count, $1.places, order($0.subject)) < ($0.sessions.count, $0.places, order($1.subject))
        }
    }

    /// The only obstacles between a session and one of its candidates.
    private func subjects(
        _ view: ShortageView, _ rules: [RuleBreak], _ session: Int, _ candidate: Int,
        _ limits: inout [RuleBreak: RequestChange.Limit?]
    ) -> [Subject] {
        let candidates = compiled.problem.candidates
        let day = compiled.problem.dayOfTick[Int(candidates.start[candidate])]
        switch view {
        case .facilitator:
            guard !rules.isEmpty, rules.allSatisfy(\.isOfFacilitator) else { return [] }
            return [.facilitatorDay(facilitator: candidates.facilitator[candidate], day: day)]
        case .day:
            guard !rules.isEmpty, rules.allSatisfy({ $0.isOfFacilitator || $0.isOfCentre }) else { return [] }
            return [.day(day)]
        case .group:
            if rules.isEmpty { return groupsThatCost(session, candidate) }
            let groups = rules.compactMap { rule -> Int32? in
                if case .groupAway(let group) = rule { group } else { nil }
            }
            return groups.count == rules.count && Set(groups).count == 1 ? [.group(groups[0])] : []
        case .limit:
            guard let rule = rules.first, rules.count == 1, let limit = limit(rule, &limits) else { return [] }
            return [.limit(rule, limit)]
        }
    }

    /// The groups of a session that is left out because its place would cost too much.
    private func groupsThatCost(_ session: Int, _ candidate: Int) -> [Subject] {
        guard explanation.addedCosts(ofSession: session, at: candidate).understaffing > 0 else { return [] }
        let groups = Set(
            compiled.problem.sessions[session].attendees.map { compiled.staffing.groupOfAttendee[Int($0)] })
        return groups.sorted().map { .group($0) }
    }

    private func limit(_ rule: RuleBreak, _ known: inout [RuleBreak: RequestChange.Limit?]) -> RequestChange.Limit? {
        if let limit = known[rule] { return limit }
        let left = assignment.indices.filter { assignment[$0] < 0 }
        var limit: RequestChange.Limit?
        if case .limit(let found, _)? = LimitTrial(rule, sessions: left, compiled, distances)?.change { limit = found }
        known[rule] = .some(limit)
        return limit
    }

    /// An order that does not depend on hash values.
    private func order(_ subject: Subject) -> String {
        switch subject {
        case .facilitatorDay(let facilitator, let day): "\(day + 1_000_000) \(facilitator + 1_000_000)"
        case .group(let group): "\(group + 1_000_000)"
        case .day(let day): "\(day + 1_000_000)"
        case .limit(let rule, _): "\(rule)"
        }
    }
}

extension RuleBreak {
    /// Whether the rule would not be broken if somebody else led the session.
    fileprivate var isOfFacilitator: Bool {
        switch self {
        case .facilitatorBusy, .facilitatorBuffer, .facilitatorSessions, .facilitatorMinutes, .facilitatorWeekSessions,
            .facilitatorWeekMinutes:
            true
        default: false
        }
    }

    fileprivate var isOfCentre: Bool {
        switch self {
        case .groupAway, .locationFull: true
        default: false
        }
    }
}
