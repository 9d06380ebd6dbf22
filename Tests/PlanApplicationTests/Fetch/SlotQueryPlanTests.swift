import CoachingModels
import Testing

@testable import PlanApplication
@testable import PlanModel

@Suite struct SlotQueryPlanTests {
    private let horizon = Interval(start: Instant(seconds: 1_796_601_600), end: Instant(seconds: 1_797_206_400))

    private func need(_ attendees: [String], _ facilitators: [String], _ length: Int = 30) -> SlotQueryNeed {
        SlotQueryNeed(attendees: attendees, facilitators: facilitators, lengthInMinutes: length)
    }

    @Test func oneCallForEachAttendeeSetAndLength() {
        let queries = SlotQueryPlan.queries(
            for: [
                need(["b", "a"], ["f"]), need(["a", "b"], ["g"]), need(["a", "b"], ["f"], 60), need(["a"], ["f"]),
            ], horizon: horizon)
        #expect(
            queries == [
                SlotQuery(attendeeIds: ["a", "b"], lengthInMinutes: 30, interval: horizon),
                SlotQuery(attendeeIds: ["a", "b"], lengthInMinutes: 60, interval: horizon),
                SlotQuery(attendeeIds: ["a"], lengthInMinutes: 30, interval: horizon),
                SlotQuery(
                    attendeeIds: ["a"], facilitatorIds: ["f", "g"], lengthInMinutes: 15, interval: horizon,
                    partners: ["f": ["a", "b"], "g": ["a", "b"]]),
            ])
    }

    @Test func asFewCallsAsPossibleForFacilitators() {
        let facilitators = (0..<205).map { "f\($0)" }
        let queries = SlotQueryPlan.queries(for: [need(["a"], facilitators), need(["z"], ["g"])], horizon: horizon)
        let asked = queries.filter { !$0.facilitatorIds.isEmpty }
        #expect(asked.map(\.facilitatorIds.count) == [100, 100, 6])
        #expect(Set(asked.flatMap(\.facilitatorIds)) == Set(facilitators + ["g"]))
        #expect(asked.allSatisfy { $0.attendeeIds == ["a"] })
    }

    @Test func theBodyIsTheSameOnEveryRun() throws {
        let query = SlotQuery(attendeeIds: ["a"], facilitatorIds: ["f"], lengthInMinutes: 15, interval: horizon)
        let body = String(decoding: try CoachingJSON.encode(query.body), as: UTF8.self)
        #expect(
            body == #"{"interval":"2026-12-07T00:00:00.000Z/2026-12-14T00:00:00.000Z","lengthInMinutes":15,"#
                + #""attendeeIds":["a"],"facilitatorIds":["f"]}"#)
    }

    @Test func noCallsForNoSessions() {
        #expect(SlotQueryPlan.queries(for: [], horizon: horizon).isEmpty)
    }
}
