import CoachingModels
import PlanModel

/// Checks of what would go wrong with the request itself.
extension RequestDoctor {
    /// How many weeks ahead schedules are published.
    private static let weeksAhead = 6

    func checkHorizon(_ checkup: inout Checkup) {
        let now = facts.now()
        let limit = now.advanced(bySeconds: Int64(Self.weeksAhead) * 7 * 86_400)
        let last = request.clock.day(of: request.horizon.end.advanced(bySeconds: -1))
        if request.horizon.end <= now {
            checkup.add(.horizon, nil, .wrong("it is over", "write the days that are to be planned"))
        } else if request.horizon.end > limit {
            checkup.add(
                .horizon, nil,
                .wrong(
                    "ends on \(last), more than \(Self.weeksAhead) weeks from now",
                    "plan at most \(Self.weeksAhead) weeks ahead: later schedules are mostly not published yet"))
        } else {
            checkup.add(.horizon, nil, .fine("ends on \(last), within \(Self.weeksAhead) weeks"))
        }
    }

    /// The appointments are read back in lists of a hundred people.
    func checkCalls(_ checkup: inout Checkup) {
        let fetch = SlotQueryPlan.queries(for: request).count
        let people = IdentifierSet(request.sessions.flatMap(\.attendees)).texts.reduce(0) { count, _ in count + 1 }
        let apply = request.sessions.count + (people + 99) / 100 * 2 + 1
        for (name, count) in [("fetch", fetch), ("apply", apply)] {
            let minutes = (count + facts.callsPerMinute - 1) / max(1, facts.callsPerMinute)
            checkup.add(
                .calls, name,
                .fine(
                    "\(Numbers.counted(count, "call")), \(minutes <= 1 ? "within a minute" : "about \(minutes) minutes") at "
                        + "\(facts.callsPerMinute) a minute"))
        }
    }

    /// Finds sessions that can have no place, whatever is planned.
    func checkSessions(_ checkup: inout Checkup, _ free: FreeTimes, _ askable: [String]) {
        let hopeless = Dictionary(
            facts.hopeless.map { ($0.session, $0.message) }, uniquingKeysWith: { first, _ in first })
        let told = IdentifierSet(askable)
        var count = 0
        for session in request.sessions {
            if let message = hopeless[session.key] {
                checkup.add(.session, session.key, .wrong(message, "change its hours, or those of its people"))
                count += 1
                continue
            }
            let leaders = session.facilitators.filter(told.contains)
            // The table of people reports those about whom nothing could be asked.
            guard session.attendees.allSatisfy(told.contains), !leaders.isEmpty else { continue }
            let within = session.window.map { request.horizon.intersection($0) } ?? request.horizon
            guard
                !free.canMeet(
                    session.attendees, leaders, minutes: session.lengthInMinutes, within: within)
            else { continue }
            count += 1
            checkup.add(
                .session, session.key,
                .wrong(
                    "its people are never free together for \(session.lengthInMinutes) minutes",
                    "name other facilitators, a longer window or fewer attendees"))
        }
        if count == 0 {
            checkup.add(
                .session, nil,
                .fine("each of \(Numbers.counted(request.sessions.count, "session")) has a time when all are free"))
        }
    }

    /// Compares sessions that only one facilitator may lead with that facilitator's limits on their working days.
    func checkCoaches(_ checkup: inout Checkup, _ free: FreeTimes, _ askable: [String]) {
        let told = IdentifierSet(askable)
        var count = 0
        for coach in request.facilitators where told.contains(coach.id) {
            let own = request.sessions.filter {
                $0.facilitators.count == 1 && $0.facilitators[0].isSameIdentifier(as: coach.id)
            }
            let asked = (minutes: own.reduce(0) { $0 + $1.lengthInMinutes }, sessions: own.count)
            let limits = Self.capacity(of: coach, days: free.days(of: coach.id))
            guard asked.minutes > limits.minutes || asked.sessions > limits.sessions else { continue }
            count += 1
            let isOfMinutes = asked.minutes > limits.minutes
            let subject = coach.name ?? coach.id
            checkup.add(
                .coach, subject,
                .wrong(
                    isOfMinutes
                        ? "\(asked.minutes) minutes asked, \(limits.minutes) allowed by the limits"
                        : "\(asked.sessions) sessions asked, \(limits.sessions) allowed by the limits",
                    "raise the limits of \(subject), or let others lead some of these sessions"))
        }
        if count == 0 { checkup.add(.coach, nil, .fine("nobody is asked for more than their limits allow")) }
    }

    static func capacity(of coach: FacilitatorRequest, days: Set<LocalDate>) -> (minutes: Int, sessions: Int) {
        var total = (minutes: 0, sessions: 0)
        for week in Dictionary(grouping: days, by: FreeTimes.monday).values {
            // A day has room for no more than 96 sessions of a quarter of an hour.
            let minutes = week.count * min(coach.maxMinutesPerDay ?? 1_440, 1_440)
            let sessions = week.count * min(coach.maxSessionsPerDay ?? 96, 96)
            total.minutes += min(minutes, coach.maxMinutesPerWeek ?? .max)
            total.sessions += min(sessions, coach.maxSessionsPerWeek ?? .max)
        }
        return total
    }
}
