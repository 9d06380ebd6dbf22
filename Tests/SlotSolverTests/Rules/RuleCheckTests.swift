import SlotSolver
import Testing

/// Each hard rule of `Documentation/planning.md`, broken by a plan and kept by its neighbour.
@Suite struct RuleCheckTests {
    @Test func aSessionHasOneOfItsOwnCandidates() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [4])
        let other = tiny.assignment([(0, 0), nil])[0]
        #expect(RuleCheck.violations(of: [-1, other], in: tiny.problem) == [RuleViolation(.notACandidate, [1])])
        #expect(RuleCheck.violations(of: [99, -1], in: tiny.problem) == [RuleViolation(.notACandidate, [0])])
        #expect(RuleCheck.violations(of: [-1], in: tiny.problem).map(\.rule) == [.notACandidate])
        #expect(RuleCheck.violations(of: [-1, -1], in: tiny.problem) == [])
    }

    @Test func aFacilitatorLeadsOneSessionAtATime() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [1, 2])
        #expect(tiny.broken([(0, 0), (0, 1)]) == [.facilitatorOverlap, .personOverlap])
        #expect(tiny.broken([(0, 0), (0, 2)]) == [])
    }

    @Test func aFacilitatorHasTheBufferBetweenSessions() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, bufferTicks: 2)])
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [3, 4])
        #expect(tiny.broken([(0, 0), (0, 3)]) == [.facilitatorBuffer])
        #expect(tiny.broken([(0, 0), (0, 4)]) == [])
    }

    @Test func anAttendeeIsInOneSessionAtATime() {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        let ana = tiny.addAttendee()
        tiny.addSession(attendees: [ana], starts: [0])
        tiny.addSession(attendees: [ana], starts: [1, 2])
        #expect(tiny.broken([(0, 0), (1, 1)]) == [.personOverlap])
        #expect(tiny.broken([(0, 0), (1, 2)]) == [])
    }

    @Test func whoLeadsAndAttendsIsOnePerson() {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        let leaderAsAttendee = tiny.addAttendee(person: 0)
        tiny.addSession(attendees: [leaderAsAttendee], starts: [0])
        tiny.addSession(starts: [1, 2])
        #expect(tiny.broken([(1, 0), (0, 1)]) == [.personOverlap])
        #expect(tiny.broken([(1, 0), (0, 2)]) == [])
        #expect(tiny.broken([(0, 0), nil]) == [.personOverlap], "nobody leads a session that they attend")
    }

    @Test func aFacilitatorKeepsToSessionsPerDay() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, maxSessionsPerDay: 1)])
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [4, 8])
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.facilitatorSessionsPerDay])
        #expect(tiny.broken([(0, 0), (0, 8)]) == [])
    }

    @Test func aFacilitatorKeepsToMinutesPerDay() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, maxTicksPerDay: 3)])
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [4, 8])
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.facilitatorMinutesPerDay])
        #expect(tiny.broken([(0, 0), (0, 8)]) == [])
    }

    @Test func theDayIsThatOfTheStart() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, maxTicksPerDay: 4)])
        tiny.addSession(length: 4, starts: [6])
        tiny.addSession(length: 4, starts: [10])
        #expect(tiny.broken([(0, 6), (0, 10)]) == [], "the first runs into the second day but counts for its own")
    }

    @Test func anAttendeeKeepsToMinutesPerDay() {
        var tiny = TinyProblem()
        let ana = tiny.addAttendee(maxTicksPerDay: 3)
        tiny.addSession(attendees: [ana], starts: [0])
        tiny.addSession(attendees: [ana], starts: [4, 8])
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.attendeeMinutesPerDay])
        #expect(tiny.broken([(0, 0), (0, 8)]) == [])
    }

    @Test func aLocationTakesItsCapacity() {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        tiny.problem.locationCapacity = [1]
        tiny.addSession(starts: [0], location: 0)
        tiny.addSession(starts: [1, 2], location: 0)
        #expect(tiny.broken([(0, 0), (1, 1)]) == [.locationCapacity])
        #expect(tiny.broken([(0, 0), (1, 2)]) == [])
    }

    @Test func aSuccessorFollowsAtItsDistance() {
        var tiny = TinyProblem(days: 4)
        tiny.addSession(starts: [0, 8])
        tiny.addSession(starts: [4, 12, 20, 28], after: .init(session: 0, minDays: 1, maxDays: 2))
        #expect(tiny.broken([nil, (0, 12)]) == [.afterPredecessor], "not without its predecessor")
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.afterPredecessor], "too early")
        #expect(tiny.broken([(0, 0), (0, 28)]) == [.afterPredecessor], "too late")
        #expect(tiny.broken([(0, 8), (0, 4)]) == [.afterPredecessor], "before it")
        #expect(tiny.broken([(0, 0), (0, 12)]) == [])
        #expect(tiny.broken([(0, 0), (0, 20)]) == [])
        #expect(tiny.broken([(0, 0), nil]) == [], "a predecessor may stand alone")
    }

    @Test func aFacilitatorKeepsToSessionsPerWeek() {
        var tiny = TinyProblem(days: 3, facilitators: [.init(person: 0, maxSessionsPerWeek: 1)])
        tiny.problem.weekOfTick = (0..<24).map { $0 < 16 ? 4 : 5 }
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [8, 16])
        #expect(tiny.broken([(0, 0), (0, 8)]) == [.facilitatorSessionsPerWeek])
        #expect(tiny.broken([(0, 0), (0, 16)]) == [])
    }

    @Test func aFacilitatorKeepsToMinutesPerWeek() {
        var tiny = TinyProblem(days: 3, facilitators: [.init(person: 0, maxTicksPerWeek: 4)])
        tiny.problem.weekOfTick = (0..<24).map { $0 < 16 ? 4 : 5 }
        tiny.addSession(starts: [0])
        tiny.addSession(length: 3, starts: [8, 16])
        tiny.addSession(starts: [10])
        #expect(tiny.broken([(0, 0), (0, 8), nil]) == [.facilitatorMinutesPerWeek])
        #expect(tiny.broken([(0, 0), (0, 16), (0, 10)]) == [])
    }

    @Test func anAttendeeHasDaysBetweenSessions() {
        var tiny = TinyProblem(days: 4)
        let ana = tiny.addAttendee(minDaysBetween: 2)
        tiny.addSession(attendees: [ana], starts: [0, 24])
        tiny.addSession(attendees: [ana], starts: [4, 8, 16])
        #expect(tiny.broken([(0, 0), (0, 4)]) == [.attendeeDaysBetween])
        #expect(tiny.broken([(0, 0), (0, 8)]) == [.attendeeDaysBetween])
        #expect(tiny.broken([(0, 24), (0, 16)]) == [.attendeeDaysBetween])
        #expect(tiny.broken([(0, 0), (0, 16)]) == [])
    }

    @Test func aGroupHasSoManyAwayAtMost() {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        tiny.problem.maxAway = [2]
        tiny.addSession(attendees: [tiny.addAttendee(), tiny.addAttendee()], starts: [0])
        tiny.addSession(starts: [1, 2])
        #expect(tiny.broken([(0, 0), (1, 1)]) == [.staffingGroupAway])
        #expect(tiny.broken([(0, 0), (1, 2)]) == [])
    }
}
