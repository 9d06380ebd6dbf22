import CoachingModels
import PlanModel

/// The part of a plan that a filter selects.
struct PlanSelection {
    private let facilitators: IdentifierSet?
    private let attendees: IdentifierSet?
    private let groups: Set<String>?
    private let days: Set<LocalDate>?
    private let clock: ZoneClock
    private let groupOf: IdentifierTable<String>

    init(_ filter: PlanFilter, of plan: Plan, clock: ZoneClock, name: (String) -> String) {
        self.clock = clock
        let stated = (plan.people ?? []).compactMap { one in one.group.map { (one.id, $0) } }
        groupOf = IdentifierTable(stated + plan.staffingGroups.sorted { $0.key < $1.key })
        let everybody =
            (plan.people ?? []).map(\.id) + plan.appointments.flatMap(\.body.attendeeIds)
            + plan.appointments.compactMap(\.body.facilitatorId)
            + plan.unscheduled.flatMap { ($0.attendeeIds ?? []) + ($0.facilitatorIds ?? []) }
        let people = NamedPeople(everybody.map { ($0, name($0)) })
        func ids(_ asked: [String]) -> IdentifierSet? { asked.isEmpty ? nil : people.ids(of: asked) }
        facilitators = ids(filter.facilitators)
        attendees = ids(filter.attendees)
        groups = filter.groups.isEmpty ? nil : Set(filter.groups)
        days = filter.days.isEmpty ? nil : Set(filter.days)
    }

    func group(of attendee: String) -> String? { groupOf[attendee] }

    /// Whether a session of these people at this time is selected; a session without a time belongs to no day.
    func has(facilitators leaders: [String], attendees people: [String], start: Instant?) -> Bool {
        (facilitators.map { leaders.contains(where: $0.contains) } ?? true)
            && (attendees.map { people.contains(where: $0.contains) } ?? true)
            && (groups.map { groups in people.contains { groupOf[$0].map(groups.contains) ?? false } } ?? true)
            && (days == nil || start.map(hasDay) ?? false)
    }

    func hasDay(_ instant: Instant) -> Bool { days.map { $0.contains(clock.day(of: instant)) } ?? true }

    /// Whether a coach is selected: by name, or through one of the selected sessions.
    func hasCoach(_ id: String, leading: IdentifierSet) -> Bool {
        if let facilitators { return facilitators.contains(id) }
        return attendees == nil && groups == nil || leading.contains(id)
    }

    /// Whether the staffing of a group is selected: by name, or through one of the selected sessions.
    func hasGroup(_ group: String, attended: Set<String>) -> Bool {
        if let groups { return groups.contains(group) }
        return facilitators == nil && attendees == nil || attended.contains(group)
    }
}
