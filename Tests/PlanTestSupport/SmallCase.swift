package import PlanModel
import SessionPlanner

/// One attendee (or two) and one facilitator (or two) on two days in UTC, small enough to see every number.
package struct SmallCase {
    package var sessions = [#"{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30}"#]
    package var policy = "candidates: available"
    package var people = ("{id: f}, {id: g}", "{id: a, staffingGroup: team}, {id: b, staffingGroup: team}")
    package var lines: [String] = [SmallCase.everybodyFree]

    package init() {}

    /// a and b from 09:00 to 11:00, f from 09:30 to 10:30, g not at all.
    package static let everybodyFree = SlotLines.line(
        attendees: ["a", "b"], facilitators: ["f"],
        attendeeTimes: [
            "a": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)],
            "b": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)],
        ],
        facilitatorTimes: ["f": [.init(start: "2026-12-07T09:30:00Z", minutes: 60)]])

    package func request() throws -> PlanRequest {
        try Requests.read(
            """
            coachplan: 1
            name: small
            timeZone: UTC
            horizon: 2026-12-07/2026-12-09
            facilitators: [\(people.0)]
            attendees: [\(people.1)]
            sessions:
            \(sessions.map { "  - \($0)" }.joined(separator: "\n"))
            policy: {\(policy)}
            """)
    }

    package func plan() throws -> Plan {
        let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 50, clock: { 0 })
        return try Planner(request: request(), slots: SlotLines.read(lines))
            .plan(id: "plan-1", createdAt: SlotLines.instant("2026-12-01T07:00:00.000Z"), options: options)
    }
}
