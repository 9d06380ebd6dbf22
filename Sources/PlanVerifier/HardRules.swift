import CoachingModels
import PlanModel

/// The hard rules of planning.md, one function each.
extension PlanVerifier {
    /// The place must be one that the slots, the window, the horizon and the pin allow.
    func candidateViolations(_ placed: PlacedSession, _ facts: SlotFacts) -> [String] {
        let session = placed.session
        var faults: [String] = []
        if Tick(startingAt: placed.start) == nil { faults.append("does not start on a quarter hour of UTC") }
        for bounds in [request.horizon, session.window].compactMap({ $0 })
        where placed.start < bounds.start || placed.end > bounds.end {
            faults.append("lies outside its window or the horizon")
        }
        for person in [placed.facilitator] + session.attendees
        where !facts.isFree(person, from: placed.start, to: placed.end) {
            faults.append("\(ForeignText.shown(person)) is not free")
        }
        let margin = Int64(request.policy.marginMinutes) * 60
        for person in session.attendees
        where margin > 0
            && !facts.isFree(
                person, from: placed.start.advanced(bySeconds: -margin), to: placed.end.advanced(bySeconds: margin))
        {
            faults.append("\(ForeignText.shown(person)) is not free before and after")
        }
        if let pin = session.pin,
            pin.dateStart != placed.start
                || !placed.facilitator.isSameIdentifier(as: pin.facilitatorId ?? placed.facilitator)
        {
            faults.append("is not where it is pinned")
        }
        if session.forbidden.contains(where: { $0.forbids(placed.start, ledBy: placed.facilitator) }) {
            faults.append("is where the request forbids it")
        }
        if request.policy.candidates == .suggested, !isSuggested(placed, facts) {
            faults.append("was not suggested by the service")
        }
        let who = "\(placed.field).facilitatorId: \(session.key)"
        let leader =
            session.facilitators.contains(where: placed.facilitator.isSameIdentifier)
            ? [] : ["\(who): \(ForeignText.shown(placed.facilitator)) may not lead it"]
        return leader + faults.map { "\(placed.field).dateStart: \(session.key): \($0)" }
    }

    private func isSuggested(_ placed: PlacedSession, _ facts: SlotFacts) -> Bool {
        facts.suggested[SlotFacts.Suggestion(placed), default: []].contains {
            $0.isEmpty || $0.contains(placed.facilitator)
        }
    }

    /// Nobody may be in two sessions at once, whatever their role, nor twice in one.
    func overlaps(_ placed: [PlacedSession]) -> [String] {
        var sessions: [Identifier: [PlacedSession]] = [:]
        for one in placed {
            for person in [one.facilitator] + one.session.attendees {
                sessions[Identifier(person), default: []].append(one)
            }
        }
        return sessions.sorted { $0.key < $1.key }.flatMap { person, sessions in
            pairs(sessions).filter { $0.overlaps($1) }.map {
                "\(ForeignText.shown(person.text)): \($0.session.key) and \($1.session.key) overlap"
            }
        }
    }

    /// The free time between two sessions that a facilitator leads.
    func buffers(_ placed: [PlacedSession]) -> [String] {
        let led = sessionsLed(placed)
        return request.facilitators.flatMap { facilitator in
            let buffer = Int64(facilitator.bufferMinutes) * 60
            return pairs(led[facilitator.id] ?? []).filter { one, other in
                let (first, second) = one.start < other.start ? (one, other) : (other, one)
                return second.start < first.end.advanced(bySeconds: buffer)
            }.map {
                "\(ForeignText.shown(facilitator.id)): too little time between \($0.session.key) and \($1.session.key)"
            }
        }
    }

    /// Sessions and minutes that a facilitator leads on a local day.
    func facilitatorDays(_ placed: [PlacedSession]) -> [String] {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        let led = sessionsLed(placed)
        return request.facilitators.flatMap { facilitator -> [String] in
            byDay(led[facilitator.id] ?? [], calendar).compactMap { day -> String? in
                let date = calendar.day(of: day[0].start)
                let held = facilitator.held.filter { calendar.day(of: $0.dateStart) == date }
                guard
                    day.count + held.count > facilitator.maxSessionsPerDay ?? .max
                        || minutes(day) + minutes(held) > facilitator.maxMinutesPerDay ?? .max
                else { return nil }
                return
                    "\(ForeignText.shown(facilitator.id)): \(day.count) sessions, \(minutes(day)) minutes\(beside(held)) on the day of \(day[0].session.key)"
            }
        }
    }

    /// Minutes that an attendee is coached on a local day.
    func attendeeDays(_ placed: [PlacedSession]) -> [String] {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        var sessions = IdentifierTable<[PlacedSession]>()
        for one in placed {
            for person in one.session.attendees { sessions[person, default: []].append(one) }
        }
        return request.attendees.flatMap { attendee in
            byDay(sessions[attendee.id] ?? [], calendar).compactMap { day -> String? in
                let date = calendar.day(of: day[0].start)
                let held = attendee.held.filter { calendar.day(of: $0.dateStart) == date }
                guard minutes(day) + minutes(held) > attendee.maxMinutesPerDay ?? .max else { return nil }
                return
                    "\(ForeignText.shown(attendee.id)): \(minutes(day)) minutes\(beside(held)) on the day of \(day[0].session.key)"
            }
        }
    }

    /// The sessions of each local day, one day after the other.
    private func byDay(_ sessions: [PlacedSession], _ calendar: VerifierCalendar) -> [[PlacedSession]] {
        Dictionary(grouping: sessions) { calendar.day(of: $0.start) }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Sessions at once in a location.
    func locations(_ placed: [PlacedSession]) -> [String] {
        request.policy.locations.sorted { $0.key < $1.key }.flatMap { name, capacity in
            let inside = placed.filter { $0.session.location == name }
            return inside.filter { one in
                one.ticks.contains { tick in inside.count { $0.ticks.contains(tick) } > capacity }
            }.map { "\(ForeignText.shown(name)): more than \(capacity) sessions at once, among them \($0.session.key)" }
        }
    }

    /// The local days between a session and its predecessor.
    func predecessors(_ placed: [PlacedSession]) -> [String] {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        let byKey = Dictionary(placed.map { ($0.session.key, $0) }, uniquingKeysWith: { first, _ in first })
        return placed.compactMap { one in
            guard let after = one.session.after else { return nil }
            guard let earlier = byKey[after.session] else {
                return "\(one.session.key): placed, but \(after.session) is not"
            }
            let days = calendar.day(of: one.start) - calendar.day(of: earlier.start)
            let isRight = days >= after.minDays && days <= after.maxDays ?? .max
            return isRight ? nil : "\(one.session.key): \(days) days after \(after.session)"
        }
    }

    /// The sessions that each facilitator leads, by their ids.
    func sessionsLed(_ placed: [PlacedSession]) -> IdentifierTable<[PlacedSession]> {
        placed.reduce(into: IdentifierTable()) { $0[$1.facilitator, default: []].append($1) }
    }

    func minutes(_ sessions: [PlacedSession]) -> Int {
        sessions.reduce(0) { $0 + $1.session.lengthInMinutes }
    }

    func minutes(_ held: [HeldAppointment]) -> Int { held.reduce(0) { $0 + $1.lengthInMinutes } }

    /// What is held beside the plan, in words that follow what the plan has; empty for nothing.
    func beside(_ held: [HeldAppointment]) -> String {
        held.isEmpty ? "" : " beside \(held.count) held ones of \(minutes(held)) minutes"
    }

    private func pairs(_ sessions: [PlacedSession]) -> [(PlacedSession, PlacedSession)] {
        sessions.indices.flatMap { first in sessions[(first + 1)...].map { (sessions[first], $0) } }
    }
}
