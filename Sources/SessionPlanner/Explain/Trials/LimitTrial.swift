import PlanModel
import SlotSolver

/// Raises a limit of the request that stands in the way of sessions by what one more of them needs.
struct LimitTrial {
    /// The change of the request.
    let change: RequestChange
    /// The same change for the solver, and the changes that undo it.
    let raise: [PlanChange]
    let restore: [PlanChange]

    /// The limits that take places of a session; those that take most come first.
    static func all(
        of index: Int, obstacles: [RuleBreak: Int], in compiled: PlanningProblem, beside distances: PlanDistances
    ) -> [LimitTrial] {
        let ranked = obstacles.sorted { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }
        return ranked.compactMap { LimitTrial($0.key, sessions: [index], compiled, distances) }
    }

    /// Nil for a rule that is not a limit, or that no value of its own would open.
    ///
    /// - Parameters:
    ///   - sessions: the sessions in whose way it stands: a limit on minutes is raised by the longest of them, a
    ///     distance lowered to the largest that opens a place of one of them.
    init?(_ obstacle: RuleBreak, sessions: [Int], _ compiled: PlanningProblem, _ distances: PlanDistances) {
        let request = compiled.request
        let longest = sessions.map { request.sessions[$0].lengthInMinutes }.max() ?? 0
        let excess = HeldExcess(obstacle, sessions: sessions, in: compiled.problem).amount
        let minutes = longest + excess * Tick.minutes
        func leader(_ number: Int32) -> FacilitatorRequest { request.facilitators[Int(number)] }
        switch obstacle {
        case .facilitatorSessions(let number):
            guard let limit = leader(number).maxSessionsPerDay else { return nil }
            self.init(
                .sessionsPerDay(facilitator: leader(number).id), limit, limit + excess + 1,
                .sessionsPerDay(facilitator: Int(number)))
        case .facilitatorMinutes(let number):
            guard let limit = leader(number).maxMinutesPerDay else { return nil }
            self.init(
                .minutesPerDay(facilitator: leader(number).id), limit, limit + minutes,
                .ticksPerDay(facilitator: Int(number)), inMinutes: true)
        case .facilitatorWeekSessions(let number):
            guard let limit = leader(number).maxSessionsPerWeek else { return nil }
            self.init(
                .sessionsPerWeek(facilitator: leader(number).id), limit, limit + excess + 1,
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
        case .facilitatorBuffer(let number):
            guard let ticks = distances.largestBuffer(of: number, for: sessions) else { return nil }
            self.init(
                .buffer(facilitator: leader(number).id), old: compiled.problem.facilitators[Int(number)].bufferTicks,
                Int(ticks) * Tick.minutes, .bufferTicks(facilitator: Int(number)), ticks)
        case .attendeeDays(let number):
            guard let days = distances.mostDays(of: number, for: sessions) else { return nil }
            self.init(
                .daysBetween(attendee: request.attendees[Int(number)].id),
                old: compiled.problem.attendees[Int(number)].minDaysBetween, Int(days),
                .daysBetween(attendee: Int(number)), days)
        case .predecessorUnscheduled, .predecessorDays, .attendeeBusy, .facilitatorBusy: return nil
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

    private init(
        _ limit: RequestChange.Limit, old: Int32, _ new: Int, _ capacity: PlanChange.Capacity, _ units: Int32
    ) {
        change = .limit(limit, to: new)
        raise = [.capacity(capacity, units)]
        restore = [.capacity(capacity, old)]
    }
}
