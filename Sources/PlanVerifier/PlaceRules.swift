import PlanModel

extension PlanVerifier {
    /// The number of places must be right, and the sessions without one must be stated as they are, for a reason that
    /// is possible.
    func placeViolations(of plan: Plan, _ facts: SlotFacts, _ hours: VerifierHours) -> [String] {
        let places = PlaceFacts(request: request, slots: slots, facts: facts, hours: hours)
        let found = Dictionary(
            request.sessions.map { ($0.key, places.find($0)) }, uniquingKeysWith: { first, _ in first })
        let count = found.values.reduce(0) { $0 + $1.places }
        var faults =
            count == plan.solution.candidates
            ? [] : [PlanVerifier.differs("solution.candidates", "\(plan.solution.candidates)", "\(count)")]
        for (index, left) in plan.unscheduled.enumerated() {
            guard let session = session(left.session), let found = found[left.session] else { continue }
            let field = "unscheduled[\(index)]"
            let stated = [
                ("name", told(left.name ?? session.name), told(session.name)),
                ("facilitatorIds", "\(left.facilitatorIds ?? session.facilitators)", "\(session.facilitators)"),
                ("attendeeIds", "\(left.attendeeIds ?? session.attendees)", "\(session.attendees)"),
            ]
            faults += stated.filter { $0.1 != $0.2 }.map { PlanVerifier.differs("\(field).\($0.0)", $0.1, $0.2) }
            let reasons = reasons(for: session, found, facts)
            if !reasons.contains(left.reason) {
                let right = reasons.map(\.rawValue).joined(separator: " or ")
                faults.append(PlanVerifier.differs("\(field).reason", left.reason.rawValue, right))
            }
        }
        return faults
    }

    /// The reasons that a session without a place can have. Whether a session that has possible places could still have
    /// been given one is for the solver to say.
    private func reasons(
        for session: SessionRequest, _ found: PlaceFacts.Found, _ facts: SlotFacts
    ) -> [UnscheduledReason] {
        if found.places > 0 {
            return [.noCapacity, .tooExpensive, .stoppedEarly] + (session.after == nil ? [] : [.predecessor])
        }
        if !session.attendees.allSatisfy(facts.known.contains) { return [.attendeeUnknown] }
        if !session.facilitators.contains(where: facts.known.contains) { return [.facilitatorUnknown] }
        if session.pin != nil { return [.pinNotAvailable] }
        if !found.isEverOpen { return [.closedTimes] }
        if !found.hasAttendeeTime { return [.noAttendeeTime] }
        if !found.hasMargin { return [.noMargin] }
        if !found.hasCommonTime { return [.noCommonTime] }
        return found.isSuggested ? [.forbidden] : [.noSuggestedSlot]
    }
}
