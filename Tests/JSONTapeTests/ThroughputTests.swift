import Fixtures
import Foundation
import JSONTape
import Testing

/// A measurement, printed on request only: speed is not a thing to pass or fail on a busy machine.
@Suite struct ThroughputTests {
    /// Walks everything and adds up what it finds, so that nothing can be left out.
    private func digest(_ value: JSONValue) -> Int {
        switch value.kind {
        case .null: return 1
        case .bool: return value.bool == true ? 2 : 3
        case .integer: return Int(truncatingIfNeeded: value.int64 ?? 0)
        case .double: return Int(value.double ?? 0)
        case .string: return value.text?.utf8Count ?? 0
        case .array:
            var sum = 0
            var elements = value.elements!
            while let element = elements.next() { sum &+= digest(element) }
            return sum
        case .object:
            var sum = 0
            var members = value.members!
            while let member = members.next() { sum &+= member.key.utf8Count &+ digest(member.value) }
            return sum
        }
    }

    @Test func walksEveryLineOfASlotsFile() throws {
        let file = try PublicInstances.folder("loose-500").appending(path: "slots.ndjson")
        let bytes = [UInt8](try Data(contentsOf: file))
        var parser = try JSONParser()
        var best = Duration.seconds(1000)
        var sums: Set<Int> = []
        for _ in 0..<(ProcessInfo.processInfo.environment["COACHPLAN_MEASURE"] == nil ? 1 : 20) {
            best = min(
                best,
                try ContinuousClock().measure {
                    var sum = 0
                    for line in JSONLines.ranges(in: bytes.span.bytes) {
                        sum &+= digest(try parser.parse(bytes.span.bytes.extracting(line)))
                    }
                    sums.insert(sum)
                })
        }
        #expect(sums.count == 1 && sums.first! > 1_000_000)
        if ProcessInfo.processInfo.environment["COACHPLAN_MEASURE"] != nil {
            print("parse and walk: \(Double(bytes.count) / 1e6 / (best / .seconds(1))) MB/s")
        }
    }
}
