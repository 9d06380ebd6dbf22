import PlanTestSupport
import Testing

@testable import PlanModel

/// Why the slots allow a session no place, and what helps.
struct SlotsDiagnosisTests {
    private func message(_ small: SmallCase) throws -> String {
        try #require(small.plan().unscheduled.first).message
    }

    /// The id `a` as the request writes it, while the slots tell of `Agent-a`.
    private func strangers(_ id: String) throws -> String {
        var small = SmallCase()
        small.people = ("{id: f}", "{id: \"\(id)\"}")
        small.sessions = ["{key: s, name: n, attendees: [\"\(id)\"], facilitators: [f], lengthInMinutes: 30}"]
        small.lines = [
            SlotLines.line(
                attendees: ["Agent-a"], facilitators: ["f"],
                attendeeTimes: ["Agent-a": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)]],
                facilitatorTimes: ["f": [.init(start: "2026-12-07T09:30:00Z", minutes: 60)]])
        ]
        return try message(small)
    }

    @Test func idsThatDifferInTheCaseOfLettersOnly() throws {
        let message = try strangers("agent-A")
        #expect(message.contains("the slots tell of Agent-a, and the request of agent-A"))
        #expect(message.contains("differs only in the case of letters"))
        #expect(!message.contains("fetch the slots again"))
    }

    @Test func idsThatDifferByACharacterThatCannotBeSeen() throws {
        let message = try strangers("Agent-a\\u200B")
        #expect(message.contains("the request of Agent-a<U+200B>"))
        #expect(message.contains("differs only in characters that cannot be seen"))
    }

    @Test func otherIdsAreToBeFetched() throws {
        #expect(try strangers("b").contains("the slots tell no schedule of b; fetch the slots again"))
    }

    @Test func whoWasAskedAboutAndHasNoScheduleIsNotToBeFetchedAgain() throws {
        var small = SmallCase()
        small.lines.append(SlotLines.line(attendees: ["c"]))
        small.people.1 += ", {id: c, name: Cleo}"
        small.sessions = ["{key: s, name: n, attendees: [c], facilitators: [f], lengthInMinutes: 30}"]
        let message = try message(small)
        #expect(message.contains("asked about Cleo and told no schedule"))
        #expect(!message.contains("fetch"))
    }

    /// Free on both days, suggested as told.
    private func suggested(_ slots: [SlotLines.Slot], window: String = "2026-12-08/2026-12-09") throws -> String {
        var small = SmallCase()
        small.policy = "candidates: suggested, ratings: [Good]"
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, window: \(window)}"
        ]
        let days = ["2026-12-07T09:00:00Z", "2026-12-08T09:00:00Z"].map { SlotLines.Period(start: $0, minutes: 120) }
        small.lines = [
            SlotLines.line(
                attendees: ["a"], slots: slots, attendeeTimes: ["a": days], facilitatorTimes: ["f": days])
        ]
        return try message(small)
    }

    @Test func suggestionsThatEndBeforeTheWindow() throws {
        let message = try suggested([.init(start: "2026-12-07T09:00:00Z", minutes: 30, difference: "1", rating: "Good")]
        )
        #expect(message.contains("nothing after Mon 2026-12-07"))
        #expect(message.contains("may not be published yet"))
        #expect(message.contains("candidates: available"))
    }

    @Test func suggestionsThatBeginAfterTheWindow() throws {
        let message = try suggested(
            [.init(start: "2026-12-08T09:00:00Z", minutes: 30, difference: "1", rating: "Good")],
            window: "2026-12-07/2026-12-08")
        #expect(message.contains("nothing before Tue 2026-12-08"))
    }

    @Test func suggestionsOfARatingThatThePolicyRefuses() throws {
        let message = try suggested([
            .init(start: "2026-12-08T09:00:00Z", minutes: 30, difference: "-2", rating: "Poor")
        ])
        #expect(message.contains("they are rated Poor"))
        #expect(message.contains("policy.ratings"))
    }

    @Test func noSuggestionAtAll() throws {
        #expect(try suggested([]).contains("suggested nothing at all"))
    }
}
