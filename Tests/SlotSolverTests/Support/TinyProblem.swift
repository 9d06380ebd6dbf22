import SlotSolver

/// Problems written by hand: two days of eight ticks, one facilitator and one attendee a session unless told otherwise.
struct TinyProblem {
    var problem: SlotProblem
    private var candidateOf: [[Int]: Int32] = [:]

    init(days: Int = 2, facilitators: [SlotProblem.Facilitator] = [.init(person: 0)]) {
        problem = SlotProblem(tickCount: days * 8, dayOfTick: (0..<days * 8).map { Int32($0 / 8) })
        problem.facilitators = facilitators
        problem.personCount = facilitators.count
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: problem.tickCount)
        problem.maxAway = [nil]
        problem.overloadCost = 1
    }

    /// Lets so many people be away in each tick, nil where nothing is known; each beyond them costs the price.
    mutating func setHeadroom(_ headroom: [Int32?], price: Cost = 10) {
        problem.staffing = StaffingCosts(headroom: headroom, price: price)
    }

    /// Adds a person who attends, and returns the attendee's index.
    mutating func addAttendee(person: Int32? = nil, maxTicksPerDay: Int32? = nil, minDaysBetween: Int32 = 0) -> Int32 {
        let who = person ?? Int32(problem.personCount)
        problem.personCount = max(problem.personCount, Int(who) + 1)
        problem.attendees.append(
            .init(person: who, staffingGroup: 0, maxTicksPerDay: maxTicksPerDay, minDaysBetween: minDaysBetween))
        return Int32(problem.attendees.count - 1)
    }

    /// Adds a session that may start at each of the ticks with each facilitator; lateness is the day, preference
    /// three times the facilitator's index.
    mutating func addSession(
        attendees: [Int32]? = nil, length: Int32 = 2, starts: [Int], unscheduledCost: Cost = 1000,
        location: Int32? = nil, after: SlotProblem.After? = nil
    ) {
        let session = problem.sessions.count
        let people = attendees ?? [addAttendee()]
        problem.sessions.append(
            .init(
                attendees: people, length: length, unscheduledCost: unscheduledCost, location: location, after: after))
        for start in starts {
            for facilitator in problem.facilitators.indices {
                candidateOf[[session, facilitator, start]] = Int32(problem.candidates.count)
                problem.candidates.append(
                    facilitator: Int32(facilitator), start: Int32(start), preference: Cost(3 * facilitator),
                    lateness: Cost(problem.dayOfTick[start]), timeOfDay: 0)
            }
        }
        problem.candidates.endSession()
    }

    /// The assignment with session i at (facilitator, start), nil where it is not placed.
    func assignment(_ places: [(facilitator: Int, start: Int)?]) -> [Int32] {
        places.enumerated().map { session, place in
            place.map { candidateOf[[session, $0.facilitator, $0.start]]! } ?? -1
        }
    }

    func broken(_ places: [(facilitator: Int, start: Int)?]) -> [RuleViolation.Rule] {
        RuleCheck.violations(of: assignment(places), in: problem).map(\.rule)
    }
}
