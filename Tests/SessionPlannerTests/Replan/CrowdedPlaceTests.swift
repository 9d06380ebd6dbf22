import PlanTestSupport
import Testing

@testable import PlanModel
@testable import SessionPlanner

/// Why not all of several places can stay, of a plan with a's session at 09:30 and b's at 10:00, both led by f.
struct CrowdedPlaceTests {
    private static func two() -> SmallCase {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30}",
            "{key: t, name: n, attendees: [b], facilitators: [f], lengthInMinutes: 30}",
        ]
        return small
    }

    private func crowded(_ change: (inout SmallCase) -> Void, from before: SmallCase = two()) throws -> [LostPlace] {
        let plan = try before.plan()
        #expect(plan.appointments.count == 2)
        var small = before
        change(&small)
        let problem = try small.compiled()
        return problem.crowdedPlaces(of: try problem.assignment(of: plan))
    }

    @Test func nothingIsCrowdedWhereNothingChanged() throws { #expect(try crowded { _ in } == []) }

    private static let held = "held: [{dateStart: \"2026-12-07T06:00:00Z\", lengthInMinutes: 30}]"

    @Test(arguments: [
        (
            "maxSessionsPerDay: 1",
            "f leads 2 sessions on Mon 2026-12-07 by the previous plan, of at most 1 session: not all of them can stay"
        ),
        (
            "maxSessionsPerDay: 2, \(held)",
            "f leads 2 sessions on Mon 2026-12-07 by the previous plan, and 1 session beside it, of at most 2 sessions: "
                + "not all of them can stay"
        ),
        (
            "maxMinutesPerDay: 60, \(held)",
            "f leads 60 minutes on Mon 2026-12-07 by the previous plan, and 30 minutes beside it, of at most 60 minutes: "
                + "not all of them can stay"
        ),
        (
            "maxSessionsPerWeek: 1",
            "f leads 2 sessions in the week of Mon 2026-12-07 by the previous plan, of at most 1 session: "
                + "not all of them can stay"
        ),
        (
            "maxMinutesPerWeek: 45",
            "f leads 60 minutes in the week of Mon 2026-12-07 by the previous plan, of at most 45 minutes: "
                + "not all of them can stay"
        ),
    ])
    func limitsOfAFacilitator(limit: String, message: String) throws {
        let places = try crowded { $0.people.0 = "{id: f, \(limit)}, {id: g}" }
        #expect(places.map(\.session) == ["s", "t"])
        #expect(places.allSatisfy { $0.reason == .overLimit && $0.message == message }, "\(places.map(\.message))")
        #expect(places.allSatisfy { $0.facilitatorId == "f" })
        #expect(Set(places.map(\.start)).count == 2)
    }

    @Test func aBufferThatIsLonger() throws {
        let places = try crowded { $0.people.0 = "{id: f, bufferMinutes: 15}, {id: g}" }
        #expect(places.map(\.reason) == [.tooClose, .tooClose])
        #expect(
            places.map(\.message) == ["t", "s"].map { "it is closer to \($0) than its facilitator's buffer" })
    }

    @Test func anAttendeesTimeOfADay() throws {
        var before = Self.two()
        before.sessions[1] = before.sessions[1].replacing("[b]", with: "[a]")
        let places = try crowded(
            { $0.people.1 = $0.people.1.replacing("{id: a,", with: "{id: a, maxMinutesPerDay: 45,") }, from: before)
        #expect(
            places.map(\.message)
                == Array(
                    repeating: "a is in sessions for 60 minutes on Mon 2026-12-07 by the previous plan, "
                        + "of at most 45 minutes: not all of them can stay", count: 2))
    }

    @Test func daysBetween() throws {
        var before = Self.two()
        before.sessions[1] = before.sessions[1].replacing("[b]", with: "[a]")
        let places = try crowded(
            { $0.people.1 = $0.people.1.replacing("{id: a,", with: "{id: a, minDaysBetween: 1,") }, from: before)
        #expect(places.map(\.reason) == [.overLimit, .overLimit])
        #expect(places[0].message == "t is fewer days away than must be between two sessions of an attendee")
        let held = try crowded {
            $0.people.1 = $0.people.1.replacing("{id: a,", with: "{id: a, minDaysBetween: 1, \(Self.held),")
        }
        #expect(held.map(\.session) == ["s"])
        #expect(held[0].message.hasPrefix("a session that a has beside the plan is fewer days away"))
    }

    @Test func oneAfterTheOther() throws {
        let places = try crowded {
            $0.sessions[1] = $0.sessions[1].replacing("30}", with: "30, after: {session: s, minDays: 1}}")
        }
        #expect(places.map(\.reason) == [.notAfterPredecessor, .notAfterPredecessor])
        #expect(places[1].message == "it and s are not as far apart as the request asks")
    }
}
