import PlanTestSupport
import RequestFiles
import Testing

@testable import PlanModel

/// Requests that are right.
struct RequestReaderTests {
    @Test func readsEveryField() throws {
        let request = try Requests.read(Requests.good)
        #expect(request.name == "December")
        #expect(request.clock.name == "America/New_York")
        #expect(request.horizon.start.iso8601 == "2026-12-07T05:00:00.000Z")
        #expect(request.horizon.end.iso8601 == "2026-12-19T05:00:00.000Z")
        #expect(request.facilitators[0].bufferMinutes == 15)
        #expect(request.facilitators[0].targetMinutes == 600)
        #expect(request.facilitators[1].maxMinutesPerDay == nil)
        #expect(request.attendees[0].staffingGroup == "billing")
        #expect(request.policy.locations == ["Room 1": 1])
        #expect(request.policy.costs[.understaffing].description == "0.25")
        #expect(request.policy.costs[.unscheduled].description == "1000")
        let session = request.sessions[1]
        #expect(session.lengthInMinutes == 30)
        #expect(session.priority == 2)
        #expect(session.timeOfDay?.lowerBound.minuteOfDay == 540)
        #expect(session.after == AfterRequest(session: "ana-0", minDays: 1, maxDays: 9))
        #expect(session.pin?.dateStart.iso8601 == "2026-12-08T15:00:00.000Z")
        #expect(session.addToSchedule)
    }

    @Test func whatIsHeldIsReadAndWritten() throws {
        let held = "held: [{dateStart: 2026-12-08T10:20:00-05:00, lengthInMinutes: 25}]"
        let text = Requests.good.replacing("bufferMinutes: 15,", with: "bufferMinutes: 15, \(held),")
        let request = try Requests.read(text)
        let expected = HeldAppointment(dateStart: try #require(Instant("2026-12-08T15:20:00Z")), lengthInMinutes: 25)
        #expect(request.facilitators[0].held == [expected] && request.attendees.allSatisfy { $0.held.isEmpty })
        #expect(try Requests.read(RequestWriter.text(of: request, as: .yaml)).facilitators == request.facilitators)
    }

    @Test(arguments: [
        ("[{dateStart: 2026-12-08T15:00:00Z}]", "lengthInMinutes", "length in minutes"),
        ("[{dateStart: 2026-12-08T15:00, lengthInMinutes: 30}]", "dateStart", "lacks Z or an offset"),
        ("[{dateStart: 2026-12-08T15:00:00Z, lengthInMinutes: 0}]", "lengthInMinutes", "from 1 to 100000"),
        ("[{dateStart: 2026-12-08T15:00:00Z, lengthInMinutes: 30, who: x}]", "who", "dateStart"),
        ("twice", "held", "a list of appointments"),
    ])
    func whatIsNoHeldAppointmentIsTold(held: String, field: String, says: String) throws {
        let text = Requests.good.replacing("bufferMinutes: 15,", with: "bufferMinutes: 15, held: \(held),")
        let problems = #expect(throws: InputProblems.self) { try Requests.read(text) }
        let told = "\(problems.map { "\($0)" } ?? "")"
        #expect(told.contains(field) && told.contains(says), "\(told)")
    }

    @Test func jsonMeansTheSameAsYAML() throws {
        let yaml = """
            coachplan: 1
            name: "Zoë 😀"
            timeZone: UTC
            horizon: 2026-12-07/2026-12-08
            facilitators: [{id: f}]
            attendees: [{id: a}]
            sessions: [{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 15}]
            """
        let json = #"""
            {"coachplan":1,"name":"Zo\u00eb \ud83d\ude00","timeZone":"UTC","horizon":"2026-12-07/2026-12-08",
            	"facilitators":[{"id":"f"}],"attendees":[{"id":"a"}],
            "sessions":[{"key":"s","name":"n","attendees":["a"],"facilitators":["f"],"lengthInMinutes":15}]}
            """#
        var one = try Requests.read(yaml)
        var other = try Requests.read(json, name: "request.json")
        #expect(one.sha256 != other.sha256)
        (one.sha256, other.sha256) = ("", "")
        #expect(one == other)
    }

    @Test func aSessionsOwnFieldGoesBeforeTheDefault() throws {
        let request = try Requests.read(
            Requests.with(("    priority: 2\n", "    priority: 2\n    lengthInMinutes: 45\n")))
        #expect(request.sessions.map(\.lengthInMinutes) == [30, 45])
    }

    @Test func nullTakesADefaultBack() throws {
        let request = try Requests.read(
            Requests.with(
                ("  lengthInMinutes: 30", "  lengthInMinutes: 30\n  location: Room 1"),
                ("    location: Room 1\npolicy", "    location: ~\npolicy")))
        #expect(request.sessions.map(\.location) == ["Room 1", nil])
    }

    @Test func instantsWithOffsetsMakeAnInterval() throws {
        let request = try Requests.read(
            Requests.with(("2026-12-07/2026-12-19", "2026-12-07T00:00:00-05:00/2026-12-19T05:00Z")))
        #expect(request.horizon.start.iso8601 == "2026-12-07T05:00:00.000Z")
        #expect(request.horizon.end.iso8601 == "2026-12-19T05:00:00.000Z")
    }

    @Test(arguments: ["2026-12-07 05:00Z/2026-12-19 05:00:00Z", "2026-12-07/2026-12-19 00:00-0500"])
    func aSpaceMayStandBetweenDateAndTime(written: String) throws {
        let horizon = try Requests.read(Requests.with(("2026-12-07/2026-12-19", written))).horizon
        let window = try Requests.read(Requests.with(("window: 2026-12-07/2026-12-12", "window: \(written)")))
            .sessions[1].window
        for interval in [horizon, try #require(window)] {
            #expect(interval.start.iso8601 == "2026-12-07T05:00:00.000Z")
            #expect(interval.end.iso8601 == "2026-12-19T05:00:00.000Z")
        }
        let pinned = try Requests.read(Requests.with(("2026-12-08T15:00:00Z", "2026-12-08 15:00Z")))
        #expect(pinned.sessions[1].pin?.dateStart.iso8601 == "2026-12-08T15:00:00.000Z")
    }

    @Test(arguments: [("true", true), ("True", true), ("TRUE", true), ("FALSE", false), ("False", false)])
    func booleansAsSpreadsheetsAndYAMLWriteThem(text: String, value: Bool) throws {
        for written in [text, "\"\(text)\""] {
            let request = try Requests.read(
                Requests.with(("    priority: 2\n", "    priority: 2\n    addToSchedule: \(written)\n")))
            #expect(request.sessions[1].addToSchedule == value)
        }
    }

    @Test func anEmptyTextIsNotGiven() throws {
        let request = try Requests.read(
            Requests.with(
                ("description: November calls", "description: \"\""), ("location: Room 1", "location: \"\""),
                ("timeOfDay: 09:00-12:00", "timeOfDay: \"\""), ("window: 2026-12-07/2026-12-12", "window: \"\""),
                ("staffingGroup: billing", "staffingGroup: \"\""), ("name: Priya Raman", "name: \"\""),
                ("lengthInMinutes: 30", "lengthInMinutes: 30\n  location: Room 1")))
        let session = request.sessions[1]
        #expect(session.description == "" && session.location == nil && session.timeOfDay == nil)
        #expect(
            session.window == nil && request.attendees[0].staffingGroup == nil && request.facilitators[0].name == nil)
        #expect(request.sessions[0].location == "Room 1", "where nothing is written the default holds")
    }

    @Test func anchorsAndAliasesMayBeUsed() throws {
        let request = try Requests.read(
            Requests.with(
                ("    facilitators: [f-priya, f-tom]\n    window", "    facilitators: *coaches\n    window"),
                (
                    "    attendees: [a-ana]\n    facilitators: [f-priya, f-tom]\n  - key: ana-1",
                    "    attendees: [a-ana]\n    facilitators: &coaches [f-priya, f-tom]\n  - key: ana-1"
                )))
        #expect(request.sessions[1].facilitators == ["f-priya", "f-tom"])
    }
}
