import Foundation
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel

/// Our reader against Foundation's decoder in the same run, over the same file. What it finds is compared always; times
/// are printed with `COACHPLAN_MEASURE=1`, for the file named by `COACHPLAN_SLOTS` if there is one.
struct SlotsThroughputTests {
    private struct Line: Decodable {
        struct Response: Decodable {
            var suggestedSlots: [Slot]?
            var attendeeSchedules: [Schedule]?
            var facilitatorSchedules: [Schedule]?
        }
        struct Slot: Decodable {
            var dateStart: String
            var lengthInMinutes: Int
            var staffingDifference: Double?
            var differenceRating: String?
        }
        struct Schedule: Decodable {
            var availableTimes: [Period]?
        }
        struct Period: Decodable {
            var dateStart: String
            var lengthInMinutes: Int
            var isPaid: Bool?
            var activityCategory: String?
        }
        var response: Response

        var count: Int {
            let schedules = (response.attendeeSchedules ?? []) + (response.facilitatorSchedules ?? [])
            return (response.suggestedSlots?.count ?? 0) + schedules.reduce(0) { $0 + ($1.availableTimes?.count ?? 0) }
        }
    }

    private let environment = ProcessInfo.processInfo.environment

    private var path: String {
        get throws { try environment["COACHPLAN_SLOTS"] ?? Instances.slotsPath("tiny-3") }
    }

    private func timed<Value>(_ what: String, _ work: () throws -> Value) rethrows -> Value {
        let clock = ContinuousClock()
        let (start, cpu) = (clock.now, processorSeconds())
        let value = try work()
        if environment["COACHPLAN_MEASURE"] != nil {
            print("\(what): \(start.duration(to: clock.now)), \(processorSeconds() - cpu) processor seconds")
        }
        return value
    }

    private func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    @Test func findsWhatFoundationFinds() throws {
        let one = try timed("one thread") { try SlotsReader.read(path: path, threads: 1) }
        let two = try timed("two threads") { try SlotsReader.read(path: path, threads: 2) }
        #expect(one.calls.count == two.calls.count && one.sha256 == two.sha256)
        let found = two.calls.reduce(0) { count, call in
            let schedules = call.attendeeSchedules + call.facilitatorSchedules
            return count + call.suggestedSlots.count + schedules.reduce(0) { $0 + $1.periods.count }
        }
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
        let decoder = JSONDecoder()
        let expected = try timed("Foundation, a twentieth of the lines or all of few") {
            try stride(from: 0, to: lines.count, by: lines.count > 1000 ? 20 : 1)
                .reduce(0) { try $0 + decoder.decode(Line.self, from: lines[$1]).count }
        }
        #expect(lines.count > 1000 ? found > expected : found == expected)
    }
}
