import SlotSolver

/// Why a session cannot take one of its candidates beside what a plan already holds.
enum Obstacle: Hashable {
    case predecessorUnscheduled(session: Int)
    case predecessorDays(session: Int)
    case attendeeBusy(attendee: Int32)
    case facilitatorBusy(facilitator: Int32)
    case facilitatorBuffer(facilitator: Int32)
    case facilitatorSessions(facilitator: Int32)
    case facilitatorMinutes(facilitator: Int32)
    case facilitatorWeekSessions(facilitator: Int32)
    case facilitatorWeekMinutes(facilitator: Int32)
    case attendeeMinutes(attendee: Int32)
    case attendeeDays(attendee: Int32)
    case groupAway(group: Int32)
    case locationFull(location: Int32)

    /// The first rule that a candidate would break, nil if it would break none.
    static func first(
        for candidate: Int, ofSession index: Int, in problem: SlotProblem, beside occupancy: Occupancy
    ) -> Obstacle? {
        let session = problem.sessions[index]
        let start = Int(problem.candidates.start[candidate])
        let place = Place(
            session: session, leader: problem.candidates.facilitator[candidate],
            ticks: start..<start + Int(session.length), day: problem.dayOfTick[start],
            week: problem.weekOfTick[start])
        return predecessor(place, occupancy)
            ?? attendees(place, problem, occupancy)
            ?? facilitator(place, problem, occupancy)
            ?? location(place, problem, occupancy)
            ?? groups(place, problem, occupancy)
    }

    private struct Place {
        let session: SlotProblem.Session
        let leader: Int32
        let ticks: Range<Int>
        let day: Int32
        let week: Int32
    }

    private static func predecessor(_ place: Place, _ occupancy: Occupancy) -> Obstacle? {
        guard let after = place.session.after else { return nil }
        guard let day = occupancy.dayOfSession[Int(after.session)] else {
            return .predecessorUnscheduled(session: Int(after.session))
        }
        let days = place.day - day
        return days < after.minDays || days > after.maxDays ?? .max
            ? .predecessorDays(session: Int(after.session)) : nil
    }

    private static func attendees(_ place: Place, _ problem: SlotProblem, _ occupancy: Occupancy) -> Obstacle? {
        for number in place.session.attendees {
            let attendee = problem.attendees[Int(number)]
            let busy = place.ticks.contains {
                occupancy.sessionAt[Occupancy.TickKey(what: attendee.person, tick: $0)] != nil
            }
            if busy { return .attendeeBusy(attendee: number) }
            let spent = occupancy.ticksAttended[Occupancy.DayKey(who: number, day: place.day)] ?? 0
            if spent + place.session.length > attendee.maxTicksPerDay ?? .max - 64 {
                return .attendeeMinutes(attendee: number)
            }
            if occupancy.daysAttended[number, default: []].contains(where: {
                abs($0 - place.day) < attendee.minDaysBetween
            }) {
                return .attendeeDays(attendee: number)
            }
        }
        return nil
    }

    private static func facilitator(_ place: Place, _ problem: SlotProblem, _ occupancy: Occupancy) -> Obstacle? {
        let facilitator = problem.facilitators[Int(place.leader)]
        let busy = place.ticks.contains {
            occupancy.sessionAt[Occupancy.TickKey(what: facilitator.person, tick: $0)] != nil
        }
        if busy { return .facilitatorBusy(facilitator: place.leader) }
        let buffer = Int(facilitator.bufferTicks)
        let around = max(0, place.ticks.lowerBound - buffer)..<min(problem.tickCount, place.ticks.upperBound + buffer)
        if let led = occupancy.led[place.leader], around.contains(where: led.contains) {
            return .facilitatorBuffer(facilitator: place.leader)
        }
        let key = Occupancy.DayKey(who: place.leader, day: place.day)
        if occupancy.sessionsLed[key] ?? 0 >= facilitator.maxSessionsPerDay ?? .max {
            return .facilitatorSessions(facilitator: place.leader)
        }
        if (occupancy.ticksLed[key] ?? 0) + place.session.length > facilitator.maxTicksPerDay ?? .max - 64 {
            return .facilitatorMinutes(facilitator: place.leader)
        }
        let week = Occupancy.DayKey(who: place.leader, day: place.week)
        if occupancy.sessionsLedInWeek[week] ?? 0 >= facilitator.maxSessionsPerWeek ?? .max {
            return .facilitatorWeekSessions(facilitator: place.leader)
        }
        if (occupancy.ticksLedInWeek[week] ?? 0) + place.session.length > facilitator.maxTicksPerWeek ?? .max - 64 {
            return .facilitatorWeekMinutes(facilitator: place.leader)
        }
        return nil
    }

    private static func location(_ place: Place, _ problem: SlotProblem, _ occupancy: Occupancy) -> Obstacle? {
        guard let location = place.session.location else { return nil }
        let full = place.ticks.contains {
            occupancy.inLocation[Occupancy.TickKey(what: location, tick: $0)] ?? 0
                >= problem.locationCapacity[Int(location)]
        }
        return full ? .locationFull(location: location) : nil
    }
}

extension Obstacle {
    private static func groups(_ place: Place, _ problem: SlotProblem, _ occupancy: Occupancy) -> Obstacle? {
        for (group, people) in problem.peopleByGroup(of: place.session).sorted(by: { $0.key < $1.key }) {
            guard let most = problem.maxAway[Int(group)] else { continue }
            let isFull = place.ticks.contains {
                (occupancy.away[Occupancy.TickKey(what: group, tick: $0)] ?? 0) + people > most
            }
            if isFull { return .groupAway(group: group) }
        }
        return nil
    }
}

extension SlotProblem {
    /// The attendees of a session, counted by their staffing groups.
    func peopleByGroup(of session: Session) -> [Int32: Int32] {
        Dictionary(
            session.attendees.map { (attendees[Int($0)].staffingGroup, 1) }, uniquingKeysWith: +)
    }
}
