import CoachingModels
import PlanModel
import SlotSolver

extension PlanningProblem {
    /// A plan's places of which each is still possible, but not all together: a limit was lowered, something is held
    /// beside the plan, or a session takes longer now. One for each session and rule, rule by rule.
    public func crowdedPlaces(of plan: PlanAssignment) -> [LostPlace] {
        let violations = RuleCheck.violations(of: plan.candidates, in: problem)
        guard !violations.isEmpty else { return [] }
        let names = SlotsDiagnosis(self)
        return violations.flatMap { violation in
            let crowd = Crowd(violation, plan.candidates, in: self, names)
            return violation.sessions.map { crowd.lost($0) }
        }
    }
}

/// Sessions that can't all keep the places that a plan gives them.
private struct Crowd {
    private let rule: RuleViolation.Rule
    private let sessions: [Int]
    private let assignment: [Int32]
    private let compiled: PlanningProblem
    private let diagnosis: SlotsDiagnosis

    init(_ violation: RuleViolation, _ assignment: [Int32], in compiled: PlanningProblem, _ diagnosis: SlotsDiagnosis) {
        (rule, sessions) = (violation.rule, violation.sessions)
        (self.assignment, self.compiled, self.diagnosis) = (assignment, compiled, diagnosis)
    }

    func lost(_ session: Int) -> LostPlace {
        LostPlace(
            session: compiled.request.sessions[session].key,
            facilitatorId: leader(of: session).map { compiled.request.facilitators[Int($0)].id },
            start: start(of: session), reason: reason, message: message(for: session))
    }

    private var reason: LostPlace.Reason {
        switch rule {
        case .facilitatorOverlap, .facilitatorBuffer, .personOverlap: .tooClose
        case .staffingGroupAway, .locationCapacity: .tooManyAtOnce
        case .afterPredecessor: .notAfterPredecessor
        case .notACandidate, .facilitatorSessionsPerDay, .facilitatorMinutesPerDay, .facilitatorSessionsPerWeek,
            .facilitatorMinutesPerWeek, .attendeeMinutesPerDay, .attendeeDaysBetween:
            .overLimit
        }
    }

    private func message(for session: Int) -> String {
        switch rule {
        case .facilitatorSessionsPerDay: led(RuleBreak.facilitatorSessions, inWeek: false)
        case .facilitatorMinutesPerDay: led(RuleBreak.facilitatorMinutes, inWeek: false)
        case .facilitatorSessionsPerWeek: led(RuleBreak.facilitatorWeekSessions, inWeek: true)
        case .facilitatorMinutesPerWeek: led(RuleBreak.facilitatorWeekMinutes, inWeek: true)
        case .attendeeMinutesPerDay: attended
        case .attendeeDaysBetween:
            others(of: session).isEmpty
                ? "a session that \(names(compiled.request.sessions[session].attendees)) has beside the plan is fewer days away than must be between"
                : "\(keys(others(of: session))) is fewer days away than must be between two sessions of an attendee"
        case .facilitatorOverlap, .personOverlap: "it overlaps with \(keys(others(of: session)))"
        case .facilitatorBuffer: "it is closer to \(keys(others(of: session))) than its facilitator's buffer"
        case .staffingGroupAway:
            "with \(keys(others(of: session))) more people of a staffing group would be away at once than may be"
        case .locationCapacity:
            "with \(keys(others(of: session))) more sessions would be in its location at once than it holds"
        case .afterPredecessor: "it and \(keys(others(of: session))) are not as far apart as the request asks"
        case .notACandidate: "the request no longer allows it"
        }
    }

    /// A facilitator's limit of a day or week, with what is held of it beside the plan.
    private func led(_ obstacle: (Int32) -> RuleBreak, inWeek: Bool) -> String {
        guard let first = sessions.first, let leader = leader(of: first) else { return "" }
        let who = names([compiled.request.facilitators[Int(leader)].id])
        return exceeded("\(who) leads", obstacle(leader), inWeek: inWeek)
    }

    /// The limit of a day of an attendee whom the sessions share.
    private var attended: String {
        let attendees = sessions.map { Set(compiled.problem.sessions[$0].attendees) }
        let shared = attendees.dropFirst().reduce(attendees.first ?? []) { $0.intersection($1) }.sorted()
        let limits = shared.compactMap { attendee in
            compiled.problem.attendees[Int(attendee)].maxTicksPerDay.map { (attendee: attendee, most: $0) }
        }
        guard let strictest = limits.min(by: { $0.most < $1.most })?.attendee else { return exceededAnyhow }
        let who = names([compiled.request.attendees[Int(strictest)].id])
        return exceeded("\(who) is in sessions for", .attendeeMinutes(attendee: strictest), inWeek: false)
    }

    private func exceeded(_ begin: String, _ obstacle: RuleBreak, inWeek: Bool) -> String {
        guard let first = sessions.first,
            let share = HeldShare(obstacle, at: Int(assignment[first]), in: compiled)
        else { return exceededAnyhow }
        let minutes = sessions.reduce(0) { $0 + compiled.request.sessions[$1].lengthInMinutes }
        let amount = share.shown(share.isOfTime ? minutes : sessions.count)
        let beside = share.amount > 0 ? ", and \(share.shown(share.amount)) beside it" : ""
        let day = compiled.timeline.clock.shownDay(start(of: first))
        let time = "\(inWeek ? "in the week of" : "on") \(day)"
        return "\(begin) \(amount) \(time) by the previous plan\(beside), of at most \(share.shown(share.limit)): "
            + "not all of them can stay"
    }

    private var exceededAnyhow: String { "a limit does not let all places of the previous plan stay" }

    private func others(of session: Int) -> [Int] { sessions.filter { $0 != session } }

    private func keys(_ sessions: [Int]) -> String {
        let keys = sessions.prefix(5).map { ForeignText.shown(compiled.request.sessions[$0].key) }
        return Numbers.joined(keys + (sessions.count > 5 ? ["\(sessions.count - 5) more"] : []))
    }

    private func names(_ ids: [String]) -> String { diagnosis.list(ids) }

    private func leader(of session: Int) -> Int32? {
        assignment[session] < 0 ? nil : compiled.problem.candidates.facilitator[Int(assignment[session])]
    }

    private func start(of session: Int) -> Instant {
        guard assignment[session] >= 0 else { return compiled.request.horizon.start }
        return compiled.timeline.start(ofTick: Int(compiled.problem.candidates.start[Int(assignment[session])]))
    }
}
