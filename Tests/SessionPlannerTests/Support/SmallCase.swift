import CoachingAPI
import SlotSolver
import Testing

@testable import SessionPlanner

/// One attendee (or two) and one facilitator (or two) on two days in UTC, small enough to see every number.
struct SmallCase {
    var sessions = [#"{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30}"#]
    var policy = "candidates: available"
    var people = ("{id: f}, {id: g}", "{id: a, staffingGroup: team}, {id: b, staffingGroup: team}")
    var lines: [String] = [SmallCase.everybodyFree]

    /// a and b from 09:00 to 11:00, f from 09:30 to 10:30, g not at all.
    static let everybodyFree = SlotLines.line(
        attendees: ["a", "b"], facilitators: ["f"],
        attendeeTimes: [
            "a": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)],
            "b": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)],
        ],
        facilitatorTimes: ["f": [.init(start: "2026-12-07T09:30:00Z", minutes: 60)]])

    func request() throws -> PlanRequest {
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

    func compiled() throws -> CompiledRequest { try CompiledRequest(request(), slots: SlotLines.read(lines)) }

    /// Starts of the candidates of the first session as `HH:mm facilitator`.
    func starts() throws -> [String] {
        let compiled = try compiled()
        let candidates = compiled.problem.candidates
        return candidates.range(ofSession: 0).map { index in
            let start = compiled.timeline.start(ofTick: Int(candidates.start[index]))
            return "\(compiled.request.clock.local(start).time) "
                + compiled.request.facilitators[Int(candidates.facilitator[index])].id
        }
    }

    func plan() throws -> Plan {
        let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 50, clock: { 0 })
        return try Planner(request: request(), slots: SlotLines.read(lines))
            .plan(id: "plan-1", createdAt: "2026-12-01T07:00:00.000Z", options: options)
    }
}
