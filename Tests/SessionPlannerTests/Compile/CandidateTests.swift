import PlanTestSupport
import SlotSolver
import Testing

@testable import CoachingModels
@testable import PlanModel
@testable import SessionPlanner

/// Which places the slots allow, rule by rule.
struct CandidateTests {
    @Test func allMustBeFreeThroughout() throws {
        #expect(try SmallCase().starts() == ["09:30 f", "09:45 f", "10:00 f"])
    }

    @Test func theWindowHoldsTheWholeSession() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, window: 2026-12-07T09:40:00Z/2026-12-07T10:20:00Z}"
        ]
        #expect(try small.starts() == ["09:45 f"])
    }

    @Test func aPinLeavesOnePlace() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f, g], lengthInMinutes: 30, pin: {dateStart: 2026-12-07T09:45:00Z}}"
        ]
        #expect(try small.starts() == ["09:45 f"])
        small.sessions[0] = small.sessions[0].replacing("00Z}", with: "00Z, facilitatorId: g}")
        #expect(try small.starts() == [])
    }

    @Test func touchingPeriodsJoinAndPartsOfTicksDoNotCount() throws {
        var small = SmallCase()
        small.lines = [
            SlotLines.line(
                attendees: ["a"],
                attendeeTimes: [
                    "a": [
                        .init(start: "2026-12-07T09:20:00Z", minutes: 25),
                        .init(start: "2026-12-07T09:01:00Z", minutes: 19),
                        .init(start: "2026-12-07T09:45:00Z", minutes: 20),
                    ]
                ], facilitatorTimes: ["f": [.init(start: "2026-12-07T00:00:00Z", minutes: 1440)]])
        ]
        #expect(try small.starts() == ["09:15 f", "09:30 f"])
    }

    @Test(arguments: [
        (#","activityCategory":"Break""#, "", 0), (#","activityCategory":"Meeting""#, "", 3),
        (#","activityCategory":null"#, "", 3), (#","isPaid":false"#, "", 0),
        (#","isPaid":false"#, ", paidOnly: false", 3),
        (#","activityCategory":"Break""#, ", activities: [Break]", 3), (#","isPaid":null"#, "", 3),
    ])
    func onlyAllowedTimeIsUsed(extra: String, policy: String, count: Int) throws {
        var small = SmallCase()
        small.policy += policy
        small.lines = [
            SlotLines.line(
                attendees: ["a"],
                attendeeTimes: ["a": [.init(start: "2026-12-07T09:30:00Z", minutes: 60, extra: extra)]],
                facilitatorTimes: ["f": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)]])
        ]
        #expect(try small.starts().count == count)
    }

    @Test func suggestedSlotsMustBeForTheSameAttendeesLengthAndRating() throws {
        var small = SmallCase()
        small.policy = "ratings: [Good]"
        func slot(_ time: String, _ minutes: Int, _ rating: String?) -> SlotLines.Slot {
            .init(start: "2026-12-07T\(time):00Z", minutes: minutes, rating: rating)
        }
        small.lines += [
            SlotLines.line(attendees: ["a"], slots: [slot("09:30", 30, "Good"), slot("09:45", 30, "Poor")]),
            SlotLines.line(attendees: ["a", "b"], minutes: 45, slots: [slot("10:00", 30, "Good")]),
            SlotLines.line(attendees: ["a"], minutes: 45, slots: [slot("10:00", 45, "Good")]),
        ]
        #expect(try small.starts() == ["09:30 f"])
        small.lines.append(SlotLines.line(attendees: ["a"], facilitators: ["g"], slots: [slot("09:45", 30, nil)]))
        #expect(try small.starts() == ["09:30 f"])
        small.lines.append(SlotLines.line(attendees: ["a"], facilitators: ["g", "f"], slots: [slot("09:45", 30, nil)]))
        #expect(try small.starts() == ["09:30 f", "09:45 f"])
    }

    @Test func nobodyLeadsASessionThatTheyAttend() throws {
        var small = SmallCase()
        small.people.1 += ", {id: f}"
        small.sessions = ["{key: s, name: n, attendees: [a, f], facilitators: [f, g], lengthInMinutes: 30}"]
        #expect(try small.starts() == [])
        #expect(try small.compiled().problem.personCount == 4)
    }

    /// In hundredths of a person, and negative where a group is short.
    @Test func headroomIsTheLargestSeen() throws {
        var small = SmallCase()
        func seen(_ attendees: [String], _ difference: String) -> String {
            SlotLines.line(
                attendees: attendees, minutes: 15,
                slots: [.init(start: "2026-12-07T00:00:00Z", minutes: 15, difference: difference)])
        }
        func headroom(_ lines: [String], _ policy: String = "") throws -> Int64? {
            small.lines = [SmallCase.everybodyFree] + lines
            small.policy = "candidates: available" + policy
            return try small.compiled().staffing.headroom(group: 0, tick: 0)
        }
        #expect(try headroom([]) == nil)
        #expect(try headroom([seen(["a"], "1.99")]) == 299)
        #expect(try headroom([seen(["a"], "1.5"), seen(["a", "b"], "1.25")]) == 325)
        #expect(try headroom([seen(["a"], "1.5"), seen(["a", "b"], "1.25")], ", staffingFloor: 0.5") == 275)
        #expect(try headroom([seen(["a"], "-7")]) == -600)
        #expect(try headroom([seen(["a", "stranger"], "5")]) == nil)
        #expect(try headroom([seen(["a"], "1")], ", staffingFloor: 3, staffingGroups: {team: {floor: 1.25}}") == 75)
        #expect(try headroom([seen(["a"], "1")], ", staffingFloor: 3, staffingGroups: {team: {maxAway: 2}}") == -100)
    }

    @Test(arguments: [
        ("hours: ['09:00-10:15']", "", "", ["09:30 f", "09:45 f"]),
        // Wholly in one and the same range.
        ("hours: ['09:00-10:00', '10:00-11:00']", "", "", ["09:30 f", "10:00 f"]),
        ("closed: ['10:10-10:12']", "", "", ["09:30 f"]),
        ("hours: [Mon]", "hours: [Tue]", "", []),
        ("", "hours: 2026-12-07T09:45:00Z/2026-12-08T00:00:00Z", "", ["09:45 f", "10:00 f"]),
        ("", "", "closed: [Mon 09:00-09:46]", ["10:00 f"]),
    ])
    func hoursAndClosedTimesAreKept(policy: String, attendee: String, coach: String, starts: [String]) throws {
        var small = SmallCase()
        small.policy += policy.isEmpty ? "" : ", \(policy)"
        small.people = (
            "{id: f\(coach.isEmpty ? "" : ", \(coach)")}, {id: g}",
            "{id: a\(attendee.isEmpty ? "" : ", \(attendee)")}, {id: b}"
        )
        #expect(try small.starts() == starts)
    }

    /// In the 25 hours of a day on which clocks go back, the quarter hours of the repeated hour both lie in it.
    @Test func aTickLiesInHoursByItsOwnLocalStart() throws {
        let clock = try #require(ZoneClock(name: "Europe/Berlin"))
        let day = Interval(
            start: clock.start(of: LocalDate("2026-10-25")!), end: clock.start(of: LocalDate("2026-10-26")!))
        let timeline = Timeline(horizon: day, clock: clock)
        #expect(timeline.tickCount == 100)
        let inHours = { (from: Int, to: Int) in
            (0..<100).count {
                (ClockTime(minuteOfDay: from)..<ClockTime(minuteOfDay: to))
                    .holdsTick(atMinute: Int(timeline.minuteOfDay[$0]))
            }
        }
        #expect(inHours(120, 180) == 8 && inHours(180, 240) == 4 && inHours(1380, 1440) == 4)
        #expect(timeline.weekday(ofTick: 0) == .sunday)
    }

    /// a is free from 09:00 to 11:00, the coach from 09:30 to 10:30.
    @Test(arguments: [
        (0, ["09:30 f", "09:45 f", "10:00 f"]), (30, ["09:30 f", "09:45 f", "10:00 f"]), (45, ["09:45 f"]),
    ])
    func attendeesAreFreeForTheMarginToo(margin: Int, starts: [String]) throws {
        var small = SmallCase()
        small.policy += ", marginMinutes: \(margin)"
        #expect(try small.starts() == starts)
    }

    /// What lies outside the horizon counts as time around a session.
    @Test func theMarginMayLieOutsideTheHorizon() throws {
        var small = SmallCase()
        small.policy += ", marginMinutes: 30"
        func line(_ start: String, _ minutes: Int) -> String {
            SlotLines.line(
                attendees: ["a"], attendeeTimes: ["a": [.init(start: start, minutes: minutes)]],
                facilitatorTimes: ["f": [.init(start: "2026-12-06T00:00:00Z", minutes: 1530)]])
        }
        small.lines = [line("2026-12-06T23:30:00Z", 105)]
        #expect(try small.starts() == ["00:00 f", "00:15 f"])
        small.lines = [line("2026-12-06T23:45:00Z", 90)]
        #expect(try small.starts() == ["00:15 f"])
    }

    @Test func aSessionMayEndAtMidnightWithinItsTimeOfDay() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, timeOfDay: 20:00-24:00}"
        ]
        small.lines = [
            SlotLines.line(
                attendees: ["a"], attendeeTimes: ["a": [.init(start: "2026-12-07T23:15:00Z", minutes: 60)]],
                facilitatorTimes: ["f": [.init(start: "2026-12-07T23:00:00Z", minutes: 120)]])
        ]
        let candidates = try small.compiled().problem.candidates
        #expect(Array(candidates.timeOfDay) == [0, 0, 200])
    }

    @Test func minutesBecomeTicksWithoutLoss() throws {
        var small = SmallCase()
        small.people.0 = "{id: f, bufferMinutes: 5, maxMinutesPerDay: 44, targetMinutes: 50}, {id: g}"
        let facilitator = try small.compiled().problem.facilitators[0]
        #expect(facilitator.bufferTicks == 1)
        #expect(facilitator.maxTicksPerDay == 2)
        #expect(facilitator.targetTicks == 3)
    }

    @Test func costsAreExactInTheSmallestDecimal() throws {
        var small = SmallCase()
        small.policy += ", preferenceCost: 0.25, unscheduledCost: 1e3, latenessCost: 0.001"
        small.sessions = ["{key: s, name: n, attendees: [a], facilitators: [g, f], lengthInMinutes: 30, priority: 3}"]
        let problem = try small.compiled().problem
        #expect(problem.unitsPerOne == 1000)
        #expect(problem.sessions[0].unscheduledCost == 3_000_000)
        #expect(problem.candidates.preference.first == 250)
        #expect(problem.staffing.curveCount == 0, "the slots tell no staffing")
    }
}
