import Foundation
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel

/// Slots files, right and wrong.
struct SlotsReaderTests {
    static let line = SlotLines.line(
        attendees: ["a"], slots: [.init(start: "2026-12-07T09:00:00Z", minutes: 30, difference: "1.5", rating: "Good")],
        attendeeTimes: ["a": [.init(start: "2026-12-07T09:00:00.000Z", minutes: 60)]])

    static func problems(_ text: String) -> [Problem] { problems(Array(text.utf8)) }

    static func problems(_ bytes: [UInt8]) -> [Problem] {
        do {
            let scratch = try Scratch()
            _ = try SlotsReader.read(path: scratch.file("slots.ndjson", bytes))
            return []
        } catch { return (error as? InputProblems)?.problems ?? [] }
    }

    @Test func readsACall() throws {
        let slots = try SlotLines.read([Self.line])
        #expect(slots.calls.count == 1)
        #expect(slots.users == ["a"])
        let slot = try #require(slots.calls[0].suggestedSlots.first)
        #expect(slot.start.iso8601 == "2026-12-07T09:00:00.000Z")
        #expect(slot.staffingDifference == 1.5)
        #expect(slots.labels[Int(slot.rating)] == "Good")
        #expect(slot.schedule == -1)
        #expect(slots.queriedFrom == "2026-12-01T06:00:00Z")
    }

    @Test func aLaterLineForTheSameRequestReplacesTheEarlierInItsPlace() throws {
        let other = SlotLines.line(attendees: ["b"])
        let sameAgain = Self.line
            .replacingOccurrences(
                of: #""lengthInMinutes":30,"attendeeIds":["a"]"#, with: #""attendeeIds":["a"], "lengthInMinutes": 30"#
            )
            .replacingOccurrences(of: "1.5", with: "2.5")
        #expect(sameAgain != Self.line)
        let slots = try SlotLines.read([Self.line, other, sameAgain])
        #expect(slots.calls.map { $0.attendees.map { slots.users[Int($0)] } } == [["a"], ["b"]])
        #expect(slots.calls[0].suggestedSlots[0].staffingDifference == 2.5)
    }

    @Test func theOrderOfAttendeesMakesAnotherRequest() throws {
        let slots = try SlotLines.read([SlotLines.line(attendees: ["a", "b"]), SlotLines.line(attendees: ["b", "a"])])
        #expect(slots.calls.count == 2)
    }

    @Test func blankLinesAndAMissingLastLineEndDoNoHarm() throws {
        let scratch = try Scratch()
        let path = try scratch.file("slots", "\n  \n\(Self.line)\r\n\n\(SlotLines.line(attendees: ["b"]))")
        #expect(try SlotsReader.read(path: path).calls.count == 2)
    }

    @Test func theNumberOfThreadsChangesNothing() throws {
        let path = try Instances.slotsPath("tiny-3")
        let one = try SlotsReader.read(path: path, threads: 1)
        let five = try SlotsReader.read(path: path, threads: 5)
        #expect(one.users == five.users)
        #expect(one.labels == five.labels)
        #expect(one.schedules == five.schedules)
        #expect(one.sha256 == five.sha256)
        #expect(one.calls.map(\.suggestedSlots.count) == five.calls.map(\.suggestedSlots.count))
        #expect(one.calls.map(\.attendees) == five.calls.map(\.attendees))
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let field: String
        let says: String
        var testDescription: String { "\(field) \(says)" }

        init(_ from: String, _ to: String, _ field: String, _ says: String) {
            (self.from, self.to, self.field, self.says) = (from, to, field, says)
        }
    }

    @Test(arguments: [
        Damage(#""request":"#, #""requested":"#, "request", "is missing"),
        Damage(#""attendeeIds":["a"]"#, #""attendeeIds":"a""#, "request.attendeeIds", "is not what"),
        Damage(#""attendeeIds":["a"]"#, #""attendeeIds":["a",7]"#, "request.attendeeIds[1]", "is not what"),
        Damage(#""response":{"#, #""response":[],"x":{"#, "response", "is not what"),
        Damage("2026-12-07T09:00:00Z", "2026-12-07 at nine", "response.suggestedSlots[0].dateStart", "is not what"),
        Damage("2026-12-07T09:00:00Z", "2026-02-30T09:00:00Z", "response.suggestedSlots[0].dateStart", "is not what"),
        Damage(#""lengthInMinutes":30,"staff"#, #""staff"#, "response.suggestedSlots[0].lengthInMinutes", "is missing"),
        Damage(
            #""lengthInMinutes":60"#, #""lengthInMinutes":-60"#,
            "response.attendeeSchedules[0].availableTimes[0].lengthInMinutes", "is not what"),
        Damage(
            #""lengthInMinutes":60"#, #""lengthInMinutes":60.5"#,
            "response.attendeeSchedules[0].availableTimes[0].lengthInMinutes", "is not what"),
        Damage("1.5", #""1.5""#, "response.suggestedSlots[0].staffingDifference", "is not what"),
        Damage(#""Good""#, "7", "response.suggestedSlots[0].differenceRating", "is not what"),
        Damage(#"{"id":"a"}"#, "{}", "response.attendeeSchedules[0].user.id", "is missing"),
        Damage(#""queriedAt":"2026"#, #""queriedAt":"20x6"#, "queriedAt", "is not what"),
    ])
    func aWrongFieldIsToldWithItsPlace(damage: Damage) throws {
        try #require(Self.line.contains(damage.from))
        let damaged = Self.line.replacingOccurrences(of: damage.from, with: damage.to)
        let problems = Self.problems(SlotLines.line(attendees: ["b"]) + "\n" + damaged + "\n")
        #expect(problems.map(\.line) == [2])
        #expect(problems.first?.field == damage.field)
        #expect(problems.first?.message.contains(damage.says) == true)
        #expect(problems.first?.expected != nil)
    }

    @Test(arguments: ["NaN", "Infinity", "1e999", "nul", "01"])
    func numbersThatJSONHasNotAreRefused(number: String) {
        let problems = Self.problems(Self.line.replacingOccurrences(of: "1.5", with: number) + "\n")
        #expect(problems.map(\.line) == [1])
        #expect(problems.first?.message.hasPrefix("is not JSON") == true)
    }

    /// Cut at any byte, the file is refused, unless what is left is a whole line.
    @Test func aFileCutOffAnywhereIsRefused() {
        let whole = Array((SlotLines.line(attendees: ["b"]) + "\n" + Self.line).utf8)
        let first = whole.firstIndex(of: 10)!
        for length in stride(from: first + 2, to: whole.count, by: 7) {
            let problems = Self.problems(Array(whole[..<length]))
            #expect(problems.map(\.line) == [2], "cut at \(length)")
            #expect(problems.first?.message.hasPrefix("the last line is cut off") == true)
        }
    }

    @Test func binaryAndEmptyFilesAreRefused() {
        #expect(Self.problems([0, 1, 2, 0xFF, 10, 0xFE]).count == 2)
        #expect(Self.problems("").map(\.message) == ["there are no slots in it"])
        #expect(Self.problems("\n\n").map(\.message) == ["there are no slots in it"])
    }

    @Test func onlyTheFirstBadLinesAreTold() {
        #expect(Self.problems(String(repeating: "{}\n", count: 1000)).count == 20)
    }
}
