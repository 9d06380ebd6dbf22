import CoachingModels
import PlanModel
import SlotSolver

/// The numbers of everything that a proof refers to by name.
struct ProofNumbers {
    private let compiled: PlanningProblem
    private let sessions: IdentifierTable<Int32>
    private let groups: [String: Int32]
    private let locations: [String: Int32]
    private let weeks: [String: Int32]

    /// Thrown for something that neither the request nor the slots have, with a description of it.
    struct Unknown: Error {
        var reason: String
    }

    init(_ compiled: PlanningProblem) {
        self.compiled = compiled
        sessions = IdentifierTable(compiled.request.sessions.enumerated().map { ($1.key, Int32($0)) })
        groups = Dictionary(uniqueKeysWithValues: compiled.staffing.groups.enumerated().map { ($1, Int32($0)) })
        locations = Dictionary(uniqueKeysWithValues: compiled.locationNames.enumerated().map { ($1, Int32($0)) })
        weeks = Dictionary(compiled.weekNames.map { ($1, $0) }, uniquingKeysWith: min)
    }

    func session(_ key: String) throws(Unknown) -> Int32 { try known(sessions[key], "no session", key) }

    func day(_ day: PlanProof.FacilitatorDay) throws(Unknown) -> BoundCertificate.FacilitatorDay {
        .init(facilitator: try facilitator(day.facilitator), day: try dayOfHorizon(day.day))
    }

    /// Nil for a step of the staffing's costs that no plan can reach, so that there is nothing to multiply.
    func row(_ row: ProofRow) throws(Unknown) -> LinkingRow? {
        let found: LinkingRow
        switch row {
        case .staffing(let group, let at, let people):
            found = LinkingRow(
                kind: .staffing, first: try self.group(group), second: try tick(at), third: Int32(clamping: people))
        case .person(let person, let at):
            found = LinkingRow(
                kind: .person, first: try known(compiled.people.personOfId[person], "no person", person),
                second: try tick(at))
        case .attendeeDay(let attendee, let day):
            found = LinkingRow(
                kind: .attendeeDay, first: try self.attendee(attendee), second: try dayOfHorizon(day))
        case .location(let location, let at):
            found = LinkingRow(
                kind: .location, first: try known(locations[location], "no limited location", location),
                second: try tick(at))
        case .after(let session, let first, let last):
            found = LinkingRow(
                kind: .after, first: try self.session(session), second: Int32(first.daysSince1970),
                third: Int32(last.daysSince1970))
        case .target(let facilitator): found = LinkingRow(kind: .target, first: try self.facilitator(facilitator))
        case .groupAway(let group, let at):
            found = LinkingRow(kind: .groupAway, first: try self.group(group), second: try tick(at))
        case .attendeeSpacing(let attendee, let day):
            found = LinkingRow(
                kind: .attendeeSpacing, first: try self.attendee(attendee), second: try dayOfHorizon(day))
        case .facilitatorWeekTicks(let facilitator, let week, let divisor):
            found = LinkingRow(
                kind: .facilitatorWeekTicks, first: try self.facilitator(facilitator), second: try self.week(week),
                third: Int32(clamping: divisor))
        case .facilitatorWeekSessions(let facilitator, let week):
            found = LinkingRow(
                kind: .facilitatorWeekSessions, first: try self.facilitator(facilitator), second: try self.week(week))
        }
        if found.kind == .staffing, found.third > 0, !compiled.problem.has(found),
            compiled.staffing.headroom(group: Int(found.first), tick: Int(found.second)) != nil
        {
            return nil
        }
        guard compiled.problem.has(found) else {
            throw Unknown(reason: "request and slots have nothing that this would limit: \(row)")
        }
        return found
    }

    private func facilitator(_ id: String) throws(Unknown) -> Int32 {
        try known(compiled.people.facilitatorOfId[id], "no facilitator", id)
    }

    private func attendee(_ id: String) throws(Unknown) -> Int32 {
        try known(compiled.people.attendeeOfId[id], "no attendee", id)
    }

    private func group(_ name: String) throws(Unknown) -> Int32 {
        try known(groups[name], "no attendee of the staffing group", name)
    }

    private func week(_ name: String) throws(Unknown) -> Int32 {
        guard let week = weeks[name] else {
            throw Unknown(reason: "the horizon has no week \(ForeignText.shown(name))")
        }
        return week
    }

    private func tick(_ instant: Instant) throws(Unknown) -> Int32 {
        guard let tick = compiled.timeline.tick(startingAt: instant) else {
            throw Unknown(reason: "no quarter hour of the horizon begins at \(instant.exactText)")
        }
        return Int32(tick)
    }

    private func dayOfHorizon(_ day: LocalDate) throws(Unknown) -> Int32 {
        let number = Int32(day.daysSince1970)
        guard compiled.problem.has(day: number) else { throw Unknown(reason: "the horizon has no day \(day)") }
        return number
    }

    private func known(_ number: Int32?, _ what: String, _ name: String) throws(Unknown) -> Int32 {
        guard let number else { throw Unknown(reason: "the request has \(what) \(ForeignText.shown(name))") }
        return number
    }
}
