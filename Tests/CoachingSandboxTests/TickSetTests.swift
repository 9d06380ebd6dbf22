import Testing

@testable import CoachingSandbox

@Suite struct TickSetTests {
    /// Compared with a plain set of numbers, over the boundaries of the machine words.
    @Test func runsAreFoundAsByHand() {
        var random = SeededRandom(seed: 7)
        for count in [1, 63, 64, 65, 200] {
            var ticks = TickSet(count: count)
            var plain: Set<Int> = []
            for _ in 0..<(count / 6 + 1) {
                let start = random.below(count)
                let end = start + random.within(1...9)
                ticks.insert(start..<end)
                plain.formUnion((start..<min(end, count)))
            }
            for length in 1...4 {
                let runs = ticks.starts(ofRuns: length)
                let expected = (0..<count).filter { start in (0..<length).allSatisfy { plain.contains(start + $0) } }
                #expect((0..<count).filter(runs.contains) == expected)
                var visited: [Int] = []
                runs.forEach(in: -5..<(count + 5)) { visited.append($0) }
                #expect(visited == expected)
                var half: [Int] = []
                runs.forEach(in: (count / 2)..<count) { half.append($0) }
                #expect(half == expected.filter { $0 >= count / 2 })
            }
        }
    }
}

@Suite struct SeededRandomTests {
    @Test func idsAreVersionFourUUIDs() throws {
        var random = SeededRandom(seed: 1)
        let ids = (0..<500).map { _ in random.uuid() }
        #expect(Set(ids).count == 500)
        let form = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        #expect(ids.allSatisfy { (try? form.wholeMatch(in: $0)) != nil })
    }

    @Test func drawsStayInTheirRange() {
        var random = SeededRandom(seed: 1)
        let draws = (0..<6000).map { _ in random.below(6) }
        #expect(Set(draws) == Set(0..<6))
        #expect((0..<6).allSatisfy { face in (800...1200).contains(draws.count { $0 == face }) })
    }
}
