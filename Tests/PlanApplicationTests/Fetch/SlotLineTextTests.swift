import CoachingAPI
import Foundation
import PlanModel
import Testing

@testable import PlanApplication
@testable import PlanFiles

/// An answer is read by itself as it would be read from its line in a slots file, and refused where the line would be.
struct SlotLineTextTests {
    private static let request = Array(#"{"interval":"i","lengthInMinutes":15,"attendeeIds":["a","b"]}"#.utf8)
    private static let now = Instant(microseconds: 1_796_000_000_000_000)

    private static let period =
        #"{"dateStart":"2026-12-08T10:00:00Z","lengthInMinutes":60,"activityCategory":"OnQueueWork"}"#

    private static func nested(_ depth: Int) -> String {
        #"{"new":"# + String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth) + "}"
    }

    @Test(arguments: [
        "{}",
        #"{"suggestedSlots":[{"dateStart":"2026-12-08T10:00:00Z","lengthInMinutes":15,"staffingDifference":2.5}]}"#,
        "{\n\"attendeeSchedules\":\r\n[{\"user\":{\"id\":\"a\"},\"availableTimes\":[\(period)]}]\n}",
        #"{"attendeeSchedules":[{"availableTimes":[]}]}"#,
        #"{"attendeeSchedules":[{"user":{"id":"a"},"availableTimes":5}]}"#,
        #"{"suggestedSlots":[{"dateStart":"soon","lengthInMinutes":15}]}"#, #"{"suggestedSlots":{}}"#,
        #"{"x":1}}"#, #"{"x":1},{"y":2}"#, #"{"x":1},"response":{}"#, "[]", "null", "1", "", "{", "{\"a\":\"\u{1}\"}",
        nested(10), nested(125), nested(126), nested(127), nested(128), nested(200),
    ])
    func anAnswerIsReadAsItsLineIs(text: String) throws {
        let answer = Array(text.utf8)
        let line = Result { try SlotLineText.line(queriedAt: Self.now, request: Self.request, answer: answer) }
        let slots = Result { try SlotLineText.slots(request: Self.request, answer: answer) }
        switch line {
        case .success(let line):
            let expected = try SlotsReader.read(lines: [line.dropLast()])
            #expect(try String(reflecting: slots.get()) == String(reflecting: expected))
        case .failure(let expected):
            let error = #expect(throws: CoachingAPIError.self) { try slots.get() }
            #expect(error?.kind == .unreadableAnswer)
            #expect(error?.kind == (expected as? CoachingAPIError)?.kind)
        }
    }
}
