import CoachingModels
import PlanModel

/// A plan's statements about people's own time: the days of those who coach, and the edges of everybody's free time.
enum CoachTimes {
    /// Everybody who may lead sessions, with limits and days, in the request's order.
    static func coaches(_ compiled: PlanningProblem) -> [PlanCoach] {
        let known = Set(
            compiled.slots.calls.lazy.flatMap { $0.attendeeSchedules + $0.facilitatorSchedules }
                .map { compiled.people.personOfUser[Int($0.user)] })
        let days = compiled.timeline.days
        var openings: [OpeningTimes: TickSet] = [:]
        return compiled.request.facilitators.map { coach in
            let person = compiled.people.personOfId[coach.id] ?? -1
            return PlanCoach(
                id: coach.id, maxSessionsPerDay: coach.maxSessionsPerDay, maxMinutesPerDay: coach.maxMinutesPerDay,
                maxSessionsPerWeek: coach.maxSessionsPerWeek, maxMinutesPerWeek: coach.maxMinutesPerWeek,
                targetMinutes: coach.targetMinutes, held: coach.held.isEmpty ? nil : coach.held,
                days: known.contains(person)
                    ? Self.days(days, free: open(to: coach, person, compiled, &openings), compiled) : nil)
        }
    }

    private static func open(
        to coach: FacilitatorRequest, _ person: Int32, _ compiled: PlanningProblem,
        _ openings: inout [OpeningTimes: TickSet]
    ) -> TickSet {
        var free = compiled.availability.free[Int(person)]
        for opening in [compiled.request.policy.opening, coach.opening] where !opening.isAlways {
            let open = openings[opening] ?? OpenStarts.starts(opening, 1, compiled.timeline)
            openings[opening] = open
            free.formIntersection(open)
        }
        return free
    }

    private static func days(_ days: [Range<Int>], free: TickSet, _ compiled: PlanningProblem) -> [CoachDay] {
        days.map { ticks in
            CoachDay(
                dateStart: compiled.timeline.start(ofTick: ticks.lowerBound), freeMinutes: 15 * free.count(in: ticks))
        }
    }

    /// People who have less than a quarter hour of free time before or after a session.
    static func nearEdges(_ compiled: PlanningProblem, _ appointments: [PlannedAppointment]) -> [NearEdge] {
        let periods = Availability.periods(
            people: compiled.people, slots: compiled.slots, policy: compiled.request.policy)
        return appointments.flatMap { appointment in
            let body = appointment.body
            let start = Instant(body.dateStart)
            let end = start.advanced(byMinutes: body.lengthInMinutes)
            let people: [String] = [body.facilitatorId ?? ""] + body.attendeeIds
            return people.compactMap { id -> NearEdge? in
                guard let person = compiled.people.personOfId[id],
                    let period = periods[Int(person)].first(where: { $0.start <= start && end <= $0.end })
                else { return nil }
                let (before, after) = (minutes(period.start, start), minutes(end, period.end))
                return before == nil && after == nil
                    ? nil : NearEdge(session: appointment.session, id: id, before: before, after: after)
            }
        }
    }

    /// Whole minutes from one time to another; nil if they are enough.
    private static func minutes(_ from: Instant, _ to: Instant) -> Int? {
        let minutes = Int((to.microseconds - from.microseconds) / 60_000_000)
        return minutes < NearEdge.minutes ? minutes : nil
    }
}
