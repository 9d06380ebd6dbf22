import CoachingModels
import PlanTestSupport
import Testing

@testable import PlanModel

/// Requests made in a program are refused for what a reader refuses in a file, in the same words.
struct InvalidRequestTests {
    private static func problems(_ make: () throws -> Void) -> [RequestProblem] {
        do {
            try make()
            return []
        } catch { return (error as? InvalidRequest)?.problems ?? [] }
    }

    private static let horizon = Interval(
        start: instant("2026-12-07T00:00:00Z"), end: instant("2026-12-09T00:00:00Z"))

    private static func instant(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }

    private static func session(
        _ key: String = "s", attendees: [String] = ["a"], facilitators: [String] = ["f"], length: Int = 30,
        window: Interval? = nil, priority: Int = 1, after: AfterRequest? = nil, pin: PinRequest? = nil
    ) throws -> SessionRequest {
        try SessionRequest(
            key: key, name: "n", attendees: attendees, facilitators: facilitators, lengthInMinutes: length,
            window: window, priority: priority, after: after, pin: pin)
    }

    private static func request(
        _ sessions: [SessionRequest], horizon: Interval = horizon, facilitators: [String] = ["f", "g"],
        policy: Policy = Policy()
    ) throws -> PlanRequest {
        try PlanRequest(
            name: "small", clock: .utc, horizon: horizon,
            facilitators: facilitators.map { try FacilitatorRequest(id: $0) },
            attendees: ["a", "b"].map { try AttendeeRequest(id: $0) }, sessions: sessions, policy: policy)
    }

    /// The same mistake in a program and in a file: a session of a file, or a replacement in it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let field: String
        let make: @Sendable () throws -> Void
        /// Fields of the only session in the file, in place of the right ones.
        let inFile: String
        var testDescription: String { field + " " + inFile }

        init(_ field: String, _ inFile: String, _ make: @escaping @Sendable () throws -> Void) {
            self.field = field
            self.inFile = inFile
            self.make = make
        }
    }

    private static let mistakes = [
        Mistake("key", "key: a/b") { _ = try session("a/b") },
        Mistake("priority", "priority: 101") { _ = try session(priority: 101) },
        Mistake("priority", "priority: -1") { _ = try session(priority: -1) },
        Mistake("lengthInMinutes", "lengthInMinutes: 20") { _ = try session(length: 20) },
        Mistake("attendees", "attendees: []") { _ = try session(attendees: []) },
        Mistake("facilitators", "facilitators: []") { _ = try session(facilitators: []) },
        Mistake("attendees[1]", "attendees: [a, a]") { _ = try session(attendees: ["a", "a"]) },
        Mistake("facilitators", "attendees: [f], facilitators: [f]") {
            _ = try session(attendees: ["f"], facilitators: ["f"])
        },
        Mistake("after.maxDays", "after: {session: t, minDays: 2, maxDays: 1}") {
            _ = try session(after: AfterRequest(session: "t", minDays: 2, maxDays: 1))
        },
        Mistake("pin.facilitatorId", "pin: {dateStart: '2026-12-07T09:00:00Z', facilitatorId: g}") {
            _ = try session(pin: PinRequest(dateStart: instant("2026-12-07T09:00:00Z"), facilitatorId: "g"))
        },
        Mistake("pin.dateStart", "pin: {dateStart: '2026-12-07T09:05:00Z'}") {
            _ = try session(pin: PinRequest(dateStart: instant("2026-12-07T09:05:00Z")))
        },
        Mistake("sessions[0].attendees[0]", "attendees: [c]") { _ = try request([session(attendees: ["c"])]) },
        Mistake("sessions[0].window", "window: 2026-12-09/2026-12-10") {
            let window = Interval(start: horizon.end, end: instant("2026-12-10T00:00:00Z"))
            _ = try request([session(window: window)])
        },
        Mistake("sessions[0].pin.dateStart", "pin: {dateStart: '2026-12-09T09:00:00Z'}") {
            _ = try request([session(pin: PinRequest(dateStart: instant("2026-12-09T09:00:00Z")))])
        },
        Mistake("sessions[0].after", "after: {session: t}") {
            _ = try request([session(after: AfterRequest(session: "t"))])
        },
        Mistake("sessions[0].after", "after: {session: s}") {
            _ = try request([session(after: AfterRequest(session: "s"))])
        },
    ]

    @Test(arguments: mistakes)
    func programAndFileAreToldTheSame(mistake: Mistake) throws {
        let mine = Self.problems(mistake.make)
        let told = mine.filter { $0.field == mistake.field }
        var fields = ["key": "s", "attendees": "[a]", "facilitators": "[f]", "lengthInMinutes": "30"]
        for name in fields.keys where mistake.inFile.hasPrefix("\(name):") || mistake.inFile.contains(", \(name):") {
            fields[name] = nil
        }
        var small = SmallCase()
        small.people.1 += ", {id: f}"
        let others = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        small.sessions = ["{name: n, \(others), \(mistake.inFile)}"]
        var theirs: [Problem] = []
        do { _ = try small.request() } catch { theirs = (error as? InputProblems)?.problems ?? [] }
        #expect(!told.isEmpty, "\(mine)")
        for problem in told {
            #expect(
                theirs.contains { $0.message == problem.message && $0.expected == problem.expected },
                "\(problem) \(theirs)")
        }
    }

    @Test func peopleAndPoliciesHaveLimits() {
        #expect(Self.problems { _ = try FacilitatorRequest(id: "") }.map(\.field) == ["id"])
        #expect(
            Self.problems {
                _ = try FacilitatorRequest(id: "f", name: "a\nb", maxSessionsPerDay: 1001, bufferMinutes: -5)
            }
            .map(\.description) == [
                "name: contains a control character; expected a person's name",
                "maxSessionsPerDay: is too large; expected a whole number from 0 to 1000",
                "bufferMinutes: is negative; expected a whole number from 0 to 100000",
            ])
        #expect(
            Self.problems { _ = try AttendeeRequest(id: "a", staffingGroup: "", maxMinutesPerDay: -1) }.map(\.field)
                == ["staffingGroup", "maxMinutesPerDay"])
        let policy = Self.problems {
            _ = try Policy(
                activities: ["OnQueueWork", "Meetings"], ratings: ["good"], staffingFloor: ExactDecimal(2_000_000),
                locations: ["<<": 1, "Room": -1], costs: [.lateness: ExactDecimal(-1)])
        }
        #expect(
            policy.map(\.field) == [
                "policy.activities[1]", "policy.ratings[0]", "policy.staffingFloor", "policy.locations.<<",
                "policy.locations.Room", "policy.latenessCost",
            ])
        #expect(policy[0].message == "is not known; did you mean Meeting?")
    }

    @Test func hoursAndLimitsOfPeopleAreChecked() {
        let backwards = Interval(start: Self.horizon.end, end: Self.horizon.start)
        let late = ClockTime(minuteOfDay: 1500)
        #expect(
            Self.problems {
                _ = try FacilitatorRequest(
                    id: "f", maxSessionsPerWeek: -1, maxMinutesPerWeek: 100_001,
                    hours: [.weekly(WeeklyHours(days: []))], closed: [.interval(backwards)])
            }.map(\.description) == [
                "maxSessionsPerWeek: is negative; expected a whole number from 0 to 10000",
                "maxMinutesPerWeek: is too large; expected a whole number from 0 to 100000",
                "hours[0]: has no day of the week; expected days and times such as Mon-Fri 09:30-16:30, Tue,Thu or 09:00-12:00",
                "closed[0]: ends before it starts; expected an end after the start",
            ])
        #expect(
            Self.problems {
                _ = try AttendeeRequest(
                    id: "a", minDaysBetween: -1,
                    hours: [.weekly(WeeklyHours(times: ClockTime(minuteOfDay: 0)..<late))])
            }.map(\.field) == ["minDaysBetween", "hours[0]"])
    }

    @Test func theNewFieldsOfAPolicyAreChecked() {
        let policy = Self.problems {
            _ = try Policy(
                marginMinutes: 7, staffingGroups: ["<<": StaffingGroupPolicy(), "b": StaffingGroupPolicy(maxAway: -1)],
                hours: [.interval(Interval(start: Self.horizon.start, end: Self.horizon.start))],
                costs: [.moved: ExactDecimal(-1)], understaffingGrowth: ExactDecimal(1001))
        }
        #expect(
            policy.map(\.field) == [
                "policy.marginMinutes", "policy.hours[0]", "policy.staffingGroups.<<",
                "policy.staffingGroups.b.maxAway", "policy.moveCost", "policy.understaffingGrowth",
            ])
    }

    /// A group that nobody has, one of which nobody may be in session, days that the horizon does not have.
    @Test func whatDoesNotFitThePeopleIsTold() throws {
        let people = try ["a", "b"].map { try AttendeeRequest(id: $0, staffingGroup: "sales", minDaysBetween: 100) }
        let groups = ["sale": StaffingGroupPolicy(), "sales": StaffingGroupPolicy(maxAway: 0)]
        let problems = Self.problems {
            _ = try PlanRequest(
                name: "r", clock: .utc, horizon: Self.horizon, facilitators: [FacilitatorRequest(id: "f")],
                attendees: people, sessions: [Self.session()], policy: Policy(staffingGroups: groups))
        }
        #expect(
            problems.map(\.field) == [
                "attendees[0].minDaysBetween", "attendees[1].minDaysBetween", "policy.staffingGroups.sale",
                "policy.staffingGroups.sales.maxAway",
            ])
        #expect(problems[2].message == "is not the staffing group of any attendee; did you mean sales?")
    }

    @Test func aRequestAsAWholeIsChecked() throws {
        let two = [try Self.session("s"), try Self.session("s")]
        let repeated = Self.problems { _ = try Self.request(two) }
        #expect(repeated.map(\.field) == ["sessions[1]"])
        #expect(repeated.first?.message == "the key s is already that of sessions[0]")
        #expect(Self.problems { _ = try Self.request([]) }.map(\.field) == ["sessions"])
        #expect(
            Self.problems { _ = try Self.request([Self.session()], facilitators: ["f", "f"]) }.map(\.field)
                == ["facilitators[1]"])
        let years = Interval(start: Self.horizon.start, end: Self.instant("2028-12-07T00:00:00Z"))
        #expect(
            Self.problems { _ = try Self.request([Self.session()], horizon: years) }.map(\.message) == ["is too long"])
        let empty = Interval(start: Self.horizon.start, end: Self.horizon.start)
        #expect(
            Self.problems { _ = try Self.request([Self.session()], horizon: empty) }.map(\.message).first == "is empty")
        let dear = Self.problems {
            let cost = try #require(ExactDecimal("999999999.000001"))
            _ = try Self.request([Self.session(priority: 100)], policy: Policy(costs: [.unscheduled: cost]))
        }
        #expect(dear.map(\.field) == ["policy"])
    }

    @Test func whatIsRightIsTaken() throws {
        let window = Interval(start: Self.horizon.start, end: Self.horizon.end)
        let first = try Self.session("s", window: window)
        let second = try Self.session("t", after: AfterRequest(session: "s", minDays: 1))
        let request = try Self.request([first, second])
        #expect(request.sessions == [first, second] && request.sha256.isEmpty)
    }
}
