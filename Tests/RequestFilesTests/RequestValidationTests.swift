import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel

/// Requests that are wrong in one way each: what is said, and where.
struct RequestValidationTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let line: Int
        let field: String
        let says: String

        init(_ from: String, _ to: String, _ line: Int, _ field: String, _ says: String) {
            (self.from, self.to, self.line, self.field, self.says) = (from, to, line, field, says)
        }

        var testDescription: String { "\(field) \(says)" }
    }

    @Test(arguments: [
        Mistake("name: December", "nmae: December", 2, "nmae", "did you mean name?"),
        Mistake("coachplan: 1", "coachplan: 2", 1, "coachplan", "does not know this version"),
        Mistake("coachplan: 1", "coachplan: one", 1, "coachplan", "is not a number"),
        Mistake("America/New_York", "America/New_Yrok", 3, "timeZone", "did you mean America/New_York?"),
        Mistake("America/New_York", "PST", 3, "timeZone", "is not a time zone"),
        Mistake("2026-12-07/2026-12-19", "2026-12-19/2026-12-07", 4, "horizon", "ends before it starts"),
        Mistake("2026-12-07/2026-12-19", "2026-12-07/2026-12-07", 4, "horizon", "is empty"),
        Mistake("2026-12-07/2026-12-19", "2026-02-30/2026-03-02", 4, "horizon", "2026-02-30 is not a date"),
        Mistake("2026-12-07/2026-12-19", "2026-12-07", 4, "horizon", "is not an interval"),
        Mistake("2026-12-07/2026-12-19", "2026-12-07/2028-12-19", 4, "horizon", "is too long"),
        Mistake("{id: f-tom}", "{name: Tom}", 7, "facilitators[1].id", "is missing"),
        Mistake("{id: f-tom}", "{id: f-priya}", 7, "facilitators[1]", "is listed twice"),
        Mistake("bufferMinutes: 15", "bufferMinutes: -15", 6, "facilitators[0].bufferMinutes", "is negative"),
        Mistake(
            "targetMinutes: 600", "targetMinutes: 99999999999999999999", 6, "facilitators[0].targetMinutes",
            "is too large"),
        Mistake(
            "maxSessionsPerDay: 4", "maxSessionsPerDay: 2.5", 6, "facilitators[0].maxSessionsPerDay",
            "is not a whole number"),
        Mistake(
            "{id: a-bo}", "{id: a-bo, maxMinutesPerDay: much}", 10, "attendees[1].maxMinutesPerDay", "is not a number"),
        Mistake("  lengthInMinutes: 30", "  lengthInMinutes: 40", 12, "defaults.lengthInMinutes", "is not a length"),
        Mistake("  lengthInMinutes: 30", "  key: x\n  lengthInMinutes: 30", 12, "defaults.key", "is not a field"),
        Mistake("key: ana-1", "key: ana 1", 18, "sessions[1].key", "character"),
        Mistake("key: ana-1", "key: 12/1/2026", 18, "sessions[1].key", "a date that a spreadsheet made"),
        Mistake(
            "key: ana-0", "key: 01-Dec", 26, "sessions[1].after", "01-Dec looks like a date that a spreadsheet made"),
        Mistake("key: ana-1", "key: \"\"", 18, "sessions[1].key", "is empty"),
        Mistake("session: ana-0", "session: ana\u{212A}0", 26, "sessions[1].after.session", "character"),
        Mistake("    priority: 2", "    <<: {priority: 2}", 24, "sessions[1].<<", "merge keys are not read"),
        Mistake("{Room 1: 1}", "{<<: {Room 1: 1}}", 30, "policy.locations.<<", "merge keys are not read"),
        Mistake("2026-12-07/2026-12-12", "2026-12-07 05:0Z/2026-12-12", 23, "sessions[1].window", "is not an instant"),
        Mistake(
            "2026-12-07/2026-12-12", "2026-12-07 05:00/2026-12-12", 23, "sessions[1].window", "lacks Z or an offset"),
        Mistake("key: ana-1", "key: ana-0", 18, "sessions[1]", "already that of the session in line 14"),
        Mistake("    priority: 2", "    priority: 101", 24, "sessions[1].priority", "is too large"),
        Mistake("    priority: 2", "    priority: 0", 24, "sessions[1].priority", "is too small"),
        Mistake("timeOfDay: 09:00-12:00", "timeOfDay: 12:00-09:00", 25, "sessions[1].timeOfDay", "ends before"),
        Mistake("timeOfDay: 09:00-12:00", "timeOfDay: 9-12", 25, "sessions[1].timeOfDay", "is not a range"),
        Mistake("timeOfDay: 09:00-12:00", "timeOfDay: 24:00-24:00", 25, "sessions[1].timeOfDay", "is empty"),
        Mistake("session: ana-0", "session: ana-9", 26, "sessions[1].after", "did you mean ana-0?"),
        Mistake("session: ana-0", "session: ana-1", 26, "sessions[1].after", "wait for each other: ana-1 after ana-1"),
        Mistake("maxDays: 9", "maxDays: 0", 26, "sessions[1].after.maxDays", "is less than minDays"),
        Mistake(
            "2026-12-08T15:00:00Z", "2026-12-08T15:05:00Z", 27, "sessions[1].pin.dateStart",
            "is not on the quarter hour"),
        Mistake(
            "2026-12-08T15:00:00Z", "2026-12-18T15:00:00Z", 27, "sessions[1].pin.dateStart",
            "outside the session's window"),
        Mistake("2026-12-08T15:00:00Z", "2026-12-08T15:00:00", 27, "sessions[1].pin.dateStart", "lacks Z or an offset"),
        Mistake("facilitatorId: f-priya", "facilitatorId: f-zoe", 27, "sessions[1].pin.facilitatorId", "may not lead"),
        Mistake(
            "facilitators: [f-priya, f-tom]\n  - key", "facilitators: [f-prya]\n  - key", 17,
            "sessions[0].facilitators[0]", "did you mean f-priya?"),
        Mistake(
            "window: 2026-12-07/2026-12-12", "window: 2027-12-07/2027-12-12", 23, "sessions[1].window",
            "no time in common"),
        Mistake("understaffingCost: 0.25", "understaffingCost: -1", 31, "policy.understaffingCost", "is negative"),
        Mistake(
            "understaffingCost: 0.25", "understaffingCost: 0.1234567", 31, "policy.understaffingCost",
            "too many decimals"),
        Mistake(
            "understaffingCost: 0.25", "understaffingCost: 1e-9223372036854775808", 31, "policy.understaffingCost",
            "too many decimals"),
        Mistake(
            "maxSessionsPerDay: 4", "maxSessionsPerDay: 1e-9223372036854775808", 6,
            "facilitators[0].maxSessionsPerDay", "too many decimals"),
        Mistake("    priority: 2", "    priority: 1e9223372036854775807", 24, "sessions[1].priority", "is too large"),
        Mistake(
            "understaffingCost: 0.25", "understaffingCost: .nan", 31, "policy.understaffingCost", "is not a number"),
        Mistake("understaffingCost: 0.25", "ratings: [Goood]", 31, "policy.ratings[0]", "did you mean Good?"),
        Mistake("understaffingCost: 0.25", "candidates: all", 31, "policy.candidates", "is not known"),
        Mistake("understaffingCost: 0.25", "understaffingGrowth: -1", 31, "policy.understaffingGrowth", "is negative"),
        Mistake(
            "understaffingCost: 0.25", "understaffingGrowth: 1e9", 31, "policy.understaffingGrowth", "is too large"),
        Mistake("understaffingCost: 0.25", "moveCost: -1", 31, "policy.moveCost", "is negative"),
        Mistake(
            "understaffingCost: 0.25", "marginMinutes: 7", 31, "policy.marginMinutes",
            "is not a whole number of quarter hours"),
        Mistake("understaffingCost: 0.25", "marginMinutes: -15", 31, "policy.marginMinutes", "is negative"),
        Mistake(
            "understaffingCost: 0.25", "staffingGroups: [billing]", 31, "policy.staffingGroups",
            "is not a set of staffing groups"),
        Mistake(
            "understaffingCost: 0.25", "staffingGroups: {billing: {flor: 1}}", 31,
            "policy.staffingGroups.billing.flor", "did you mean floor?"),
        Mistake(
            "understaffingCost: 0.25", "staffingGroups: {billing: {floor: 0.1234567}}", 31,
            "policy.staffingGroups.billing.floor", "too many decimals"),
        Mistake(
            "understaffingCost: 0.25", "staffingGroups: {billing: {maxAway: 1.5}}", 31,
            "policy.staffingGroups.billing.maxAway", "is not a whole number"),
        Mistake(
            "understaffingCost: 0.25", "staffingGroups: {billing: {maxAway: 0}}", 31,
            "policy.staffingGroups.billing.maxAway", "lets nobody of billing be in session, and ana-0 has 1 of them"),
        Mistake("understaffingCost: 0.25", "hours: 5", 31, "policy.hours", "is not a day of the week"),
        Mistake(
            "understaffingCost: 0.25", "closed: [Mon, 2026-12-24/2026-12-23]", 31, "policy.closed[1]",
            "ends before it starts"),
        Mistake(
            "{id: f-tom}", "{id: f-tom, hours: Mon-Fri 25:00-26:00}", 7, "facilitators[1].hours",
            "25:00-26:00 is not a range of times"),
        Mistake(
            "{id: f-tom}", "{id: f-tom, closed: [Fun 09:00-10:00]}", 7, "facilitators[1].closed[0]",
            "Fun is not a day of the week; did you mean Sun?"),
        Mistake(
            "{id: f-tom}", "{id: f-tom, hours: 2026-12-24}", 7, "facilitators[1].hours", "is not an interval"),
        Mistake(
            "{id: f-tom}", "{id: f-tom, maxSessionsPerWeek: -1}", 7, "facilitators[1].maxSessionsPerWeek",
            "is negative"),
        Mistake(
            "{id: f-tom}", "{id: f-tom, maxMinutesPerWeek: 100001}", 7, "facilitators[1].maxMinutesPerWeek",
            "is too large"),
        Mistake(
            "{id: a-bo}", "{id: a-bo, hours: '22:00-06:00'}", 10, "attendees[1].hours", "ends before it starts"),
        Mistake(
            "{id: a-bo}", "{id: a-bo, minDaysBetween: 13}", 10, "attendees[1].minDaysBetween",
            "is more than the horizon's 12 days"),
        Mistake(
            "    priority: 2", "    hours: [09:00-10:00 Mon]", 24, "sessions[1].hours[0]", "is not a range of hours"),
        Mistake("    priority: 2", "    repeat: {times: 61}", 24, "sessions[1].repeat.times", "is too large"),
        Mistake("    priority: 2", "    repeat: {times: 1}", 24, "sessions[1].repeat.times", "is too small"),
        Mistake("    priority: 2", "    repeat: {minDays: 1}", 24, "sessions[1].repeat.times", "is missing"),
        Mistake(
            "    priority: 2", "    repeat: {times: 2, minDays: 3, maxDays: 2}", 24, "sessions[1].repeat.maxDays",
            "is less than minDays"),
        Mistake(
            "    priority: 2", "    repeat: {times: 2}", 27, "sessions[1].pin", "cannot stand beside repeat"),
        Mistake("understaffingCost: 0.25", "paidOnly: perhaps", 31, "policy.paidOnly", "neither true nor false"),
        Mistake("locations: {Room 1: 1}", "locations: {Room 1: -1}", 30, "policy.locations.Room 1", "is negative"),
        Mistake("locations: {Room 1: 1}", "locations: [Room 1]", 30, "policy.locations", "is not a set of locations"),
    ])
    func isTold(mistake: Mistake) throws {
        let problems = try Requests.problems(Requests.with((mistake.from, mistake.to)))
        let match = problems.first { $0.field == mistake.field && $0.message.contains(mistake.says) }
        #expect(match?.line == mistake.line, "\(problems)")
        #expect(match?.expected != nil)
        #expect(match?.file == "request.yaml")
    }

    @Test func missingFieldsAreAllTold() throws {
        let problems = try Requests.problems("coachplan: 1\n")
        #expect(
            problems.compactMap(\.field).sorted() == [
                "attendees", "facilitators", "horizon", "name", "sessions", "timeZone",
            ])
        #expect(problems.allSatisfy { $0.message == "is missing" })
    }

    @Test func everyProblemIsToldAtOnce() throws {
        let problems = try Requests.problems(
            Requests.with(
                ("    priority: 2", "    priority: 0"), ("name: December", "nmae: December"),
                ("understaffingCost: 0.25", "understaffingCost: -1"),
                ("a-ana]\n    facilitators: [f-priya, f-tom]\n  -", "a-anna]\n    facilitators: []\n  -")))
        #expect(
            problems.compactMap(\.field) == [
                "name", "nmae", "sessions[0].attendees[0]", "sessions[0].facilitators", "sessions[1].priority",
                "policy.understaffingCost",
            ])
        #expect(problems[2].message.contains("did you mean a-ana?"))
        #expect(problems[3].message.contains("nobody can lead this session"))
    }

    @Test func nobodyLeadsASessionThatTheyAttend() throws {
        let text = Requests.with(("  - {id: a-bo}", "  - {id: a-bo}\n  - {id: f-tom}"))
        let alone = text.replacingOccurrences(
            of: "attendees: [a-ana]\n    facilitators: [f-priya, f-tom]\n  - key",
            with: "attendees: [f-tom]\n    facilitators: [f-tom]\n  - key")
        #expect(try Requests.problems(alone).map(\.message).joined().contains("nobody can lead it"))
        #expect(try Requests.problems(text) == [])
    }

    @Test func aLongCycleIsToldOnce() throws {
        let sessions = (0..<50).map {
            "  - {key: s\($0), name: n, attendees: [a], facilitators: [f], lengthInMinutes: 15, after: {session: s\(($0 + 1) % 50)}}"
        }
        let problems = try Requests.problems(Self.request(sessions))
        #expect(problems.count == 1)
        #expect(problems[0].field == "sessions[0].after")
        #expect(problems[0].message.contains("s0 after s1 after s2"))
    }

    @Test func tenThousandSessionsWithOneKeyTwice() throws {
        let sessions = (0..<10_000).map {
            "  - {key: s\($0 == 9_999 ? 1_234 : $0), name: n, attendees: [a], facilitators: [f], lengthInMinutes: 15}"
        }
        let problems = try Requests.problems(Self.request(sessions))
        #expect(problems.map(\.line) == [10_007])
        #expect(problems[0].message.contains("s1234 is already that of the session in line 1242"))
    }

    @Test(.timeLimit(.minutes(10))) func twentyThousandUnknownPredecessorsAreToldQuickly() throws {
        let sessions = (0..<20_000).map {
            "  - {key: session-number-\($0), name: n, attendees: [a], facilitators: [f], lengthInMinutes: 15, "
                + "after: {session: session-nunber-\($0)}}"
        }
        let problems = try Requests.problems(Self.request(sessions))
        #expect(problems.count == 20_000)
        #expect(problems.count { $0.message.contains("did you mean") } == 20)
    }

    @Test func anEmptyRequestIsTold() throws {
        #expect(try Requests.problems(Self.request(["  []"])).map(\.message) == ["there is no session in it"])
        #expect(try Requests.problems("").map(\.message) == ["the file is empty"])
        #expect(try Requests.problems("[]").map(\.message) == ["is not a set of fields"])
    }

    @Test func costsThatCannotBeAddedExactlyAreTold() throws {
        let problems = try Requests.problems(
            Requests.with(
                ("understaffingCost: 0.25", "understaffingCost: 0.000001\n  unscheduledCost: 1000000000"),
                ("priority: 2", "priority: 100")))
        #expect(problems.map(\.field) == ["policy"])
    }

    static func request(_ sessions: [String]) -> String {
        """
        coachplan: 1
        name: n
        timeZone: UTC
        horizon: 2026-12-07/2026-12-08
        facilitators: [{id: f}]
        attendees: [{id: a}]
        sessions:
        \(sessions.joined(separator: "\n"))

        """.replacing("sessions:\n  []", with: "sessions: []")
    }
}
