import Foundation
import PlanTestSupport
import SlotSolver
import Testing

@testable import PlanApplication
@testable import PlanModel
@testable import PlanVerifier
@testable import SessionPlanner

/// Ids are compared by their code points, the names of rooms and staffing groups by what they look like.
struct IdentifierTests {
    static let composed = "zo\u{EB}"
    static let decomposed = "zoe\u{308}"

    @Test func idsThatLookAlikeAreTwo() {
        #expect(Self.composed == Self.decomposed, "as Swift sees it")
        #expect(!Self.composed.isSameIdentifier(as: Self.decomposed))
        var set = IdentifierSet([Self.composed])
        #expect(!set.contains(Self.decomposed) && set.insert(Self.decomposed) && !set.insert(Self.composed))
        #expect(set.sorted.map(\.unicodeScalars.count) == [4, 3])
        var table = IdentifierTable([(Self.composed, 1)])
        table[Self.decomposed] = 2
        #expect(table[Self.composed] == 1 && table[Self.decomposed] == 2)
        // The same marks in another order: as many bytes, equal to Swift, another id.
        #expect(!"a\u{301}\u{323}".isSameIdentifier(as: "a\u{323}\u{301}"))
    }

    private static func request(sessionOf attendee: String) -> String {
        """
        coachplan: 1
        name: n
        timeZone: UTC
        horizon: 2026-12-07/2026-12-09
        facilitators: [{id: f}]
        attendees: [{id: \(composed), staffingGroup: caf\u{E9}}, {id: \(decomposed), staffingGroup: cafe\u{301}}]
        sessions:
          - {key: s, name: n, attendees: [\(attendee)], facilitators: [f], lengthInMinutes: 30, location: cafe\u{301}}
        policy: {candidates: available, locations: {caf\u{E9}: 1}}
        """
    }

    @Test func aRequestMayHaveBoth() throws {
        let request = try Requests.read(Self.request(sessionOf: Self.decomposed))
        #expect(request.attendees.map(\.id.unicodeScalars.count) == [3, 4])
        let unknown = try Requests.problems(
            Self.request(sessionOf: Self.decomposed).replacing(
                ", {id: \(Self.decomposed), staffingGroup: cafe\u{301}}", with: ""))
        #expect(unknown.map(\.field) == ["sessions[0].attendees[0]"])
    }

    @Test func roomsAndGroupsThatLookAlikeAreOne() throws {
        let request = try Requests.read(Self.request(sessionOf: Self.composed))
        let problem = try PlanningProblem(request, slots: SlotLines.read([Self.slots(of: Self.composed)])).problem
        #expect(problem.staffingGroupCount == 1)
        #expect(problem.sessions.map(\.location) == [0])
        let twice = Self.request(sessionOf: Self.composed).replacing(
            "{caf\u{E9}: 1}", with: "{caf\u{E9}: 1, cafe\u{301}: 2}")
        #expect(try Requests.problems(twice).map(\.message) == ["is given twice"])
    }

    private static func slots(of attendee: String) -> String {
        SlotLines.line(
            attendees: [attendee], facilitators: ["f"],
            attendeeTimes: [attendee: [.init(start: "2026-12-07T09:00:00Z", minutes: 60)]],
            facilitatorTimes: ["f": [.init(start: "2026-12-07T09:00:00Z", minutes: 60)]])
    }

    @Test(arguments: [(composed, true), (decomposed, false)])
    func slotsOfALookAlikeAreSomebodyElses(attendee: String, isPlaced: Bool) throws {
        let request = try Requests.read(Self.request(sessionOf: Self.composed))
        let slots = try SlotLines.read([Self.slots(of: attendee)])
        let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 50, clock: { 0 })
        let plan = try Planner(request: request, slots: slots).plan(
            id: "p", createdAt: SlotLines.instant("2026-12-01T07:00:00.000Z"), options: options)
        #expect(plan.appointments.count == (isPlaced ? 1 : 0))
        #expect(PlanVerifier(request: request, slots: slots).violations(of: plan) == [])
        guard isPlaced else { return }
        let other = try Requests.read(Self.request(sessionOf: Self.decomposed))
        #expect(PlanVerifier(request: other, slots: slots).violations(of: plan) != [])
    }

    @Test func slotsAreAskedForBoth() throws {
        let both = [Self.composed, Self.decomposed].map {
            SlotQueryNeed(attendees: [$0], facilitators: ["f", $0], lengthInMinutes: 30)
        }
        let horizon = Interval(start: Instant(seconds: 0), end: Instant(seconds: 86_400))
        let queries = SlotQueryPlan.queries(for: both, horizon: horizon)
        #expect(queries.map(\.attendeeIds).map { $0[0].unicodeScalars.count } == [3, 4, 3])
        #expect(queries[2].facilitatorIds.map(\.unicodeScalars.count) == [1, 4, 3])
    }
}
