import SlotSolver

/// What a plan already takes of everybody's time, days and rooms.
struct Occupancy {
    struct DayKey: Hashable {
        let who: Int32
        let day: Int32
    }

    struct TickKey: Hashable {
        let what: Int32
        let tick: Int
    }

    /// The session that a person is in, by tick.
    private(set) var sessionAt: [TickKey: Int] = [:]
    /// Ticks in which each facilitator leads.
    private(set) var led: [Int32: TickSet] = [:]
    private(set) var sessionsLed: [DayKey: Int32] = [:]
    private(set) var ticksLed: [DayKey: Int32] = [:]
    private(set) var ticksAttended: [DayKey: Int32] = [:]
    /// By facilitator and ISO week.
    private(set) var sessionsLedInWeek: [DayKey: Int32] = [:]
    private(set) var ticksLedInWeek: [DayKey: Int32] = [:]
    /// The days on which sessions of each attendee start.
    private(set) var daysAttended: [Int32: [Int32]] = [:]
    private(set) var inLocation: [TickKey: Int32] = [:]
    /// Attendees away, by group.
    private(set) var away: [TickKey: Int32] = [:]
    private(set) var workload: [Int32: Int32] = [:]
    /// The day of each placed session.
    private(set) var dayOfSession: [Int: Int32] = [:]

    init(_ problem: SlotProblem, assignment: [Int32]) {
        for (session, candidate) in assignment.enumerated() where candidate >= 0 {
            add(session, Int(candidate), problem)
        }
    }

    private mutating func add(_ index: Int, _ candidate: Int, _ problem: SlotProblem) {
        let session = problem.sessions[index]
        let leader = problem.candidates.facilitator[candidate]
        let start = Int(problem.candidates.start[candidate])
        let ticks = start..<start + Int(session.length)
        let day = problem.dayOfTick[start]
        dayOfSession[index] = day
        sessionsLed[DayKey(who: leader, day: day), default: 0] += 1
        ticksLed[DayKey(who: leader, day: day), default: 0] += session.length
        let week = DayKey(who: leader, day: problem.weekOfTick[start])
        sessionsLedInWeek[week, default: 0] += 1
        ticksLedInWeek[week, default: 0] += session.length
        workload[leader, default: 0] += session.length
        led[leader, default: TickSet(tickCount: problem.tickCount)].insert(ticks)
        let attendees = session.attendees.map { problem.attendees[Int($0)] }
        for attendee in session.attendees {
            ticksAttended[DayKey(who: attendee, day: day), default: 0] += session.length
            daysAttended[attendee, default: []].append(day)
        }
        for tick in ticks {
            let people = [problem.facilitators[Int(leader)].person] + attendees.map(\.person)
            for person in people { sessionAt[TickKey(what: person, tick: tick)] = index }
            for attendee in attendees { away[TickKey(what: attendee.staffingGroup, tick: tick), default: 0] += 1 }
            if let location = session.location { inLocation[TickKey(what: location, tick: tick), default: 0] += 1 }
        }
    }
}
