import PlanTestSupport
import Testing

@testable import PlanModel
@testable import SessionPlanner

/// Sessions that can have no place, whatever the slots tell.
struct HopelessSessionTests {
    private static func told(
        session: String = "", people: (String, String) = ("{id: f}, {id: g}", "{id: a, staffingGroup: team}, {id: b}"),
        policy: String = ""
    ) throws -> [HopelessSession] {
        var small = SmallCase()
        small.people = people
        small.policy += policy
        small.sessions = [
            "{key: s, name: n, \(session.contains("attendees") ? "" : "attendees: [a], ")facilitators: [f], lengthInMinutes: 30\(session)}",
            "{key: t, name: n, attendees: [b], facilitators: [g], lengthInMinutes: 30}",
        ]
        return try small.request().hopelessSessions
    }

    @Test func openOnesAreNot() throws {
        #expect(try Self.told() == [])
        #expect(try Self.told(session: ", hours: ['Mon 09:00-09:30']", policy: ", closed: [Tue]") == [])
    }

    @Test func whatClosesThemIsTold() throws {
        let own = try Self.told(session: ", hours: [Wed, 2026-12-10/2026-12-11]")
        #expect(own.map(\.session) == ["s"] && own.map(\.field) == ["hours"])
        #expect(
            own[0].message
                == "can have no place: no start in its window is left by the session (hours Wed, 2026-12-10/2026-12-11)"
        )
        #expect(own[0].expected == "hours and closed times that leave 30 minutes of its window")
        let window = try Self.told(session: ", window: 2026-12-07/2026-12-08", policy: ", closed: [Mon]")
        #expect(window[0].message.hasSuffix("left by the policy (closed Mon)"))
        #expect(window[0].field == "")
    }

    /// Each by itself leaves some; together they leave none.
    @Test func allWhoCloseThemTogetherAreTold() throws {
        let told = try Self.told(
            people: ("{id: f, hours: [Mon]}, {id: g}", "{id: a, closed: ['Mon 00:00-12:00']}, {id: b}"),
            policy: ", hours: ['08:00-12:00']")
        #expect(told.map(\.session) == ["s"])
        #expect(
            told[0].message.hasSuffix(
                "left by the policy (hours 08:00-12:00), a (closed Mon 00:00-12:00) and f (hours Mon)"))
    }

    @Test func moreThanMayBeAwayAreTold() throws {
        let told = try Self.told(
            session: ", attendees: [a, c]",
            people: ("{id: f}, {id: g}", "{id: a, staffingGroup: team}, {id: b}, {id: c, staffingGroup: team}"),
            policy: ", staffingGroups: {team: {maxAway: 1}}")
        #expect(told.map(\.session) == ["s"] && told.map(\.field) == ["attendees"])
        #expect(told[0].message == "can have no place: 2 of team, of whom 1 may be in session at once")
    }
}
