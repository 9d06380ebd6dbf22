import Testing

@testable import SlotSolver

/// Limits count what people hold beside the plan, rule by rule.
@Suite struct HeldTimeTests {
    private static func one(_ when: Int32, sessions: Int32 = 1, ticks: Int32 = 2) -> HeldTime.Table {
        HeldTime.Table([.init(who: 0, when: when, sessions: sessions, ticks: ticks)])
    }

    @Test func sessionsOfADay() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, maxSessionsPerDay: 2)])
        tiny.addSession(starts: [0, 8])
        tiny.addSession(starts: [4])
        tiny.problem.held.ledOnDays = Self.one(0)
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.facilitatorSessionsPerDay])
        #expect(tiny.broken([(0, 8), (0, 4)]) == [])
        tiny.problem.held.ledOnDays = Self.one(0, sessions: 3)
        #expect(tiny.broken([(0, 0), nil]) == [.facilitatorSessionsPerDay])
        #expect(tiny.broken([(0, 8), nil]) == [], "what is held by itself breaks nothing")
    }

    @Test func minutesOfADay() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, maxTicksPerDay: 4)])
        tiny.addSession(starts: [0, 8])
        tiny.addSession(starts: [4])
        tiny.problem.held.ledOnDays = Self.one(0, ticks: 1)
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.facilitatorMinutesPerDay])
        #expect(tiny.broken([(0, 8), (0, 4)]) == [])
    }

    @Test func sessionsAndMinutesOfAWeek() {
        var tiny = TinyProblem(days: 3, facilitators: [.init(person: 0, maxSessionsPerWeek: 2, maxTicksPerWeek: 8)])
        tiny.problem.weekOfTick = (0..<24).map { $0 < 16 ? 4 : 5 }
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [8, 16])
        tiny.problem.held.ledInWeeks = Self.one(4)
        #expect(tiny.broken([(0, 0), (0, 8)]) == [.facilitatorSessionsPerWeek])
        #expect(tiny.broken([(0, 0), (0, 16)]) == [])
        tiny.problem.facilitators[0].maxSessionsPerWeek = nil
        tiny.problem.held.ledInWeeks = Self.one(4, ticks: 5)
        #expect(tiny.broken([(0, 0), (0, 8)]) == [.facilitatorMinutesPerWeek])
        #expect(tiny.broken([(0, 0), (0, 16)]) == [])
    }

    @Test func minutesOfAnAttendeesDay() {
        var tiny = TinyProblem()
        let ana = tiny.addAttendee(maxTicksPerDay: 3)
        tiny.addSession(attendees: [ana], starts: [0, 8])
        tiny.problem.held.attendedOnDays = Self.one(0)
        #expect(tiny.broken([(0, 0)]) == [.attendeeMinutesPerDay])
        #expect(tiny.broken([(0, 8)]) == [])
    }

    /// Days outside of the horizon count too.
    @Test(
        arguments: [(-1, [true, false]), (0, [true, true]), (2, [false, true]), (4, [false, false])]
            as [(Int32, [Bool])])
    func daysBetween(held: Int32, breaks: [Bool]) {
        var tiny = TinyProblem()
        let ana = tiny.addAttendee(minDaysBetween: 2)
        tiny.addSession(attendees: [ana], starts: [0, 8])
        tiny.problem.held.attendedOnDays = Self.one(held)
        for (start, breaks) in zip([0, 8], breaks) {
            #expect(tiny.broken([(0, start)]) == (breaks ? [.attendeeDaysBetween] : []))
        }
    }

    /// What the check refuses alone is no place to search, and every plan that the search allows passes the check.
    @Test func noPlaceIsOneThatWhatIsHeldTakes() {
        for seed in 0..<200 as Range<UInt64> {
            let problem = RandomProblem.make(seed: seed, sessions: 5)
            let usable = UsableCandidates.flags(in: problem)
            let space = SearchSpace(problem)
            var places = [Bool](repeating: false, count: problem.candidates.count)
            for place in space.places.values { places[Int(place.candidate)] = true }
            for session in problem.sessions.indices where problem.sessions[session].after == nil {
                for candidate in problem.candidates.range(ofSession: session) {
                    var assignment = [Int32](repeating: -1, count: problem.sessions.count)
                    assignment[session] = Int32(candidate)
                    let isRight = RuleCheck.violations(of: assignment, in: problem).isEmpty
                    let alone = "seed \(seed), session \(session), candidate \(candidate)"
                    #expect(places[candidate] == isRight, "\(alone)")
                    #expect(usable[candidate] == isRight, "\(alone)")
                }
            }
        }
    }

    @Test func whatIsLeftOfARowIsNeverBelowNothing() {
        var tiny = TinyProblem(days: 3, facilitators: [.init(person: 0, maxTicksPerWeek: 7)])
        let ana = tiny.addAttendee(maxTicksPerDay: 3)
        tiny.addSession(attendees: [ana], starts: [0])
        tiny.problem.held = HeldTime(ledInWeeks: Self.one(0, ticks: 2), attendedOnDays: Self.one(1, ticks: 9))
        let week = LinkingRow(kind: .facilitatorWeekTicks, first: 0, second: 0, third: 2)
        #expect(tiny.problem.capacity(of: week) == 2)
        #expect(tiny.problem.capacity(of: LinkingRow(kind: .attendeeDay, first: ana, second: 1)) == 0)
        #expect(tiny.problem.capacity(of: LinkingRow(kind: .attendeeDay, first: ana, second: 0)) == 3)
    }

    /// A part has what its own people hold, by its numbers.
    @Test func aPartKeepsWhatItsPeopleHold() {
        for seed in 0..<40 as Range<UInt64> {
            let whole = RandomProblem.make(seed: seed, sessions: 6)
            for component in ConnectedComponents.of(whole) {
                let part = ProblemPart(of: whole, sessions: component)
                let own = part.own([Int32](repeating: -1, count: whole.sessions.count))
                #expect(throws: Never.self) { try part.problem.validate() }
                for session in own.indices {
                    let first = part.problem.candidates.range(ofSession: session).lowerBound
                    for candidate in part.problem.candidates.range(ofSession: session) {
                        var alone = own
                        alone[session] = Int32(candidate)
                        var assignment = [Int32](repeating: -1, count: whole.sessions.count)
                        let number = Int(part.sessions[session])
                        assignment[number] = whole.candidates.offsets[number] + Int32(candidate - first)
                        #expect(
                            RuleCheck.violations(of: alone, in: part.problem).map(\.rule)
                                == RuleCheck.violations(of: assignment, in: whole).map(\.rule))
                    }
                }
            }
        }
    }
}
