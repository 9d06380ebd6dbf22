import PlanModel
import SlotSolver

/// A limit of the request that stands in the way of a session, raised by what one more session needs.
struct LimitTrial {
    /// What changes of the request.
    let change: RequestChange
    /// The same for the solver, and what takes it back.
    let raise: [PlanChange]
    let restore: [PlanChange]

    /// The limits that take places of a session, those that take most first.
    static func all(of index: Int, obstacles: [RuleBreak: Int], in compiled: PlanningProblem) -> [LimitTrial] {
        let ranked = obstacles.sorted { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }
        return ranked.compactMap { LimitTrial($0.key, session: index, compiled) }
    }

    private init?(_ obstacle: RuleBreak, session index: Int, _ compiled: PlanningProblem) {
        let request = compiled.request
        let minutes = request.sessions[index].lengthInMinutes
        func leader(_ number: Int32) -> FacilitatorRequest { request.facilitators[Int(number)] }
        switch obstacle {
        case .facilitatorSessions(let number):
            guard let limit = leader(number).maxSessionsPerDay else { return nil }
            self.init(
                .sessionsPerDay(facilitator: leader(number).id), limit, limit + 1,
                .sessionsPerDay(facilitator: Int(number)))
        case .facilitatorMinutes(let number):
            guard let limit = leader(number).maxMinutesPerDay else { return nil }
            self.init(
                .minutesPerDay(facilitator: leader(number).id), limit, limit + minutes,
                .ticksPerDay(facilitator: Int(number)), inMinutes: true)
        case .facilitatorWeekSessions(let number):
            guard let limit = leader(number).maxSessionsPerWeek else { return nil }
            self.init(
                .sessionsPerWeek(facilitator: leader(number).id), limit, limit + 1,
                .sessionsPerWeek(facilitator: Int(number)))
        case .facilitatorWeekMinutes(let number):
            guard let limit = leader(number).maxMinutesPerWeek else { return nil }
            self.init(
                .minutesPerWeek(facilitator: leader(number).id), limit, limit + minutes,
                .ticksPerWeek(facilitator: Int(number)), inMinutes: true)
        case .attendeeMinutes(let number):
            let attendee = request.attendees[Int(number)]
            guard let limit = attendee.maxMinutesPerDay else { return nil }
            self.init(
                .attendeeMinutesPerDay(attendee: attendee.id), limit, limit + minutes,
                .attendeeTicksPerDay(attendee: Int(number)), inMinutes: true)
        case .groupAway(let group):
            let name = compiled.staffing.groups[Int(group)]
            guard let limit = request.policy.staffingGroups[name]?.maxAway else { return nil }
            self.init(.peopleAway(group: name), limit, limit + 1, .peopleAway(group: Int(group)))
        case .locationFull(let location):
            let name = request.policy.locations.keys.sorted()[Int(location)]
            guard let limit = request.policy.locations[name] else { return nil }
            self.init(.location(name), limit, limit + 1, .location(Int(location)))
        case .predecessorUnscheduled, .predecessorDays, .attendeeBusy, .facilitatorBusy, .facilitatorBuffer,
            .attendeeDays:
            return nil
        }
    }

    private init(
        _ limit: RequestChange.Limit, _ old: Int, _ new: Int, _ capacity: PlanChange.Capacity, inMinutes: Bool = false
    ) {
        func units(_ value: Int) -> Int32 { Int32(inMinutes ? Tick.whole(inMinutes: value) : value) }
        change = .limit(limit, to: new)
        raise = [.capacity(capacity, units(new))]
        restore = [.capacity(capacity, units(old))]
    }
}
