import PlanModel

/// The places that the slots allow each session, determined start by start.
struct PlaceFacts {
    /// How far a session gets towards having a place.
    struct Found {
        var isEverOpen = false
        var hasAttendeeTime = false
        var hasMargin = false
        var hasCommonTime = false
        var isSuggested = false
        var places = 0
    }

    private let request: PlanRequest
    private let slots: SlotsFile
    private let facts: SlotFacts
    private let hours: VerifierHours
    private var callsOfAttendees: [[Identifier]: [Int]] = [:]

    init(request: PlanRequest, slots: SlotsFile, facts: SlotFacts, hours: VerifierHours) {
        self.request = request
        self.slots = slots
        self.facts = facts
        self.hours = hours
        for (index, call) in slots.calls.enumerated() where !call.suggestedSlots.isEmpty {
            callsOfAttendees[call.attendees.map { slots.users[Int($0)] }.sortedIdentifiers, default: []].append(index)
        }
    }

    func find(_ session: SessionRequest) -> Found {
        let leaders = session.facilitators.filter { leader in
            !session.attendees.contains(where: leader.isSameIdentifier)
        }
        let common = hours.common(session).map(\.table)
        let tablesOfLeader = leaders.map { [hours.leader($0)?.table].compactMap(\.self) }
        let suggested = request.policy.candidates == .suggested ? suggestions(for: session) : nil
        var found = Found()
        found.isEverOpen = isEverOpen(session, common, tablesOfLeader)
        for start in starts(of: session) where isOpen(common, start, session) {
            found.hasAttendeeTime = true
            guard hasMargin(session, start) else { continue }
            found.hasMargin = true
            for (leader, tables) in zip(leaders, tablesOfLeader)
            where isOpen(tables, start, session)
                && facts.isFree(leader, from: start, to: start.advanced(byMinutes: session.lengthInMinutes))
            {
                found.hasCommonTime = true
                let isSuggested = suggested.map {
                    $0[start, default: []].contains { $0.isEmpty || $0.contains(leader) }
                }
                let isPinned = session.pin.map {
                    $0.dateStart == start && leader.isSameIdentifier(as: $0.facilitatorId ?? leader)
                }
                let isForbidden = session.forbidden.contains { $0.forbids(start, ledBy: leader) }
                if isSuggested ?? true { found.isSuggested = true }
                if isSuggested ?? true, isPinned ?? true, !isForbidden { found.places += 1 }
            }
        }
        return found
    }

    private func isOpen(_ tables: [VerifierHours.Table], _ start: Instant, _ session: SessionRequest) -> Bool {
        let first = Tick(at: start).count
        return tables.allSatisfy { $0.isOpen(first..<first + Int64(session.ticks)) }
    }

    /// Whether window, hours and closed times leave any start at all, even if everybody were free.
    private func isEverOpen(
        _ session: SessionRequest, _ common: [VerifierHours.Table], _ ofLeaders: [[VerifierHours.Table]]
    ) -> Bool {
        if common.isEmpty, ofLeaders.contains(where: \.isEmpty) { return true }
        return quarterHours(of: bounds(of: session), session).contains { start in
            isOpen(common, start, session) && ofLeaders.contains { isOpen($0, start, session) }
        }
    }

    private func hasMargin(_ session: SessionRequest, _ start: Instant) -> Bool {
        let margin = request.policy.marginMinutes
        guard margin > 0 else { return true }
        let end = start.advanced(byMinutes: session.lengthInMinutes + margin)
        return session.attendees.allSatisfy { facts.isFree($0, from: start.advanced(byMinutes: -margin), to: end) }
    }

    private func bounds(of session: SessionRequest) -> Interval {
        session.window.map(request.horizon.intersection) ?? request.horizon
    }

    /// The starts of quarter hours in a time that leaves room for the session.
    private func quarterHours(of time: Interval, _ session: SessionRequest) -> [Instant] {
        let last = Tick(at: time.end.advanced(byMinutes: -session.lengthInMinutes)).count
        return stride(from: Tick(atOrAfter: time.start).count, through: last, by: 1).map { Tick(count: $0).start }
    }

    /// The quarter hours inside window and horizon at which all attendees are free for as long as the session takes.
    private func starts(of session: SessionRequest) -> [Instant] {
        let common = session.attendees.reduce([bounds(of: session)]) { times, attendee in
            times.flatMap { time in
                (facts.free[Identifier(attendee)] ?? []).map {
                    time.intersection(Interval(start: $0.start, end: $0.end))
                }
                .filter { $0.start < $0.end }
            }
        }
        return common.flatMap { quarterHours(of: $0, session) }
    }

    /// The starts that the service suggests for exactly these attendees and this length, with the people who may lead
    /// then.
    private func suggestions(for session: SessionRequest) -> [Instant: [IdentifierSet]] {
        var suggestions: [Instant: [IdentifierSet]] = [:]
        for index in callsOfAttendees[session.attendees.sortedIdentifiers] ?? [] {
            let call = slots.calls[index]
            let leaders = IdentifierSet(call.facilitators.map { slots.users[Int($0)] })
            for slot in call.suggestedSlots where Int(slot.lengthInMinutes) == session.lengthInMinutes {
                guard slot.rating < 0 || request.policy.ratings.contains(slots.labels[Int(slot.rating)]) else {
                    continue
                }
                suggestions[slot.start, default: []].append(leaders)
            }
        }
        return suggestions
    }
}
