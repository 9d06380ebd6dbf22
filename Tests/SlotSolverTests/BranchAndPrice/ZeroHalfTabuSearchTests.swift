import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite("Walks among sums of rows")
struct ZeroHalfTabuSearchTests {
    @Test("every sum shown is odd, short enough, and comes to what its rows and odd columns add up to")
    func sumsAreWhatTheySay() {
        var shown = 0
        for seed in seeds(100) {
            var generator = SeededGenerator(mixing: seed)
            let tight = Self.random(&generator)
            var walk = ZeroHalfTabuSearch(tight)
            var random = SearchRandom(seed: seed)
            for _ in 0..<10 {
                let start = tight.rows.indices.filter { _ in generator.chance(20) }.map { Int32($0) }
                walk.walk(from: Array(start.prefix(6)), noisy: generator.below(3), mostRows: 10, &random) {
                    shown += 1
                    #expect(Set($1).count == $1.count && $1.count <= 10, "seed \(seed)")
                    #expect(Self.isOdd($1, tight), "seed \(seed)")
                    #expect(abs(Self.penalty($1, tight) - $0) < 1e-9, "seed \(seed)")
                }
            }
        }
        #expect(shown > 100, "walks find sums: \(shown)")
    }

    /// Five columns at a half, each in two of five rows that follow one another in a ring: only all five rows together
    /// count no column an odd number of times.
    @Test("a ring of five rows is found from any of them, if not by each walk")
    func findsARing() {
        let rows = (0..<5).map { NearBindingRows.Row(row: .index($0), slack: 0, isOdd: true) }
        let tight = NearBindingRows(
            rows: rows, values: .init(repeating: 0.5, count: 5), rowsOfColumn: (0..<5).map { [$0, ($0 + 1) % 5] })
        for start in Int32(0)..<5 {
            var walk = ZeroHalfTabuSearch(tight)
            var random = SearchRandom(seed: 1)
            var best = 1.0
            for _ in 0..<20 {
                walk.walk(from: [start], mostRows: 40, &random) { penalty, _ in best = min(best, penalty) }
            }
            #expect(best == 0)
        }
    }

    private static func random(_ generator: inout SeededGenerator) -> NearBindingRows {
        let rows = (0..<20).map { place in
            NearBindingRows.Row(
                row: .index(place), slack: Double(generator.pick([0, 0, 1, 5])) / 16, isOdd: generator.chance(70))
        }
        let columns = (0..<30).map { _ in (0..<20).filter { _ in generator.chance(15) }.map { Int32($0) } }
        return NearBindingRows(
            rows: rows, values: columns.map { _ in Double(1 + generator.below(8)) / 16 }, rowsOfColumn: columns)
    }

    private static func isOdd(_ sum: some Sequence<Int32>, _ tight: NearBindingRows) -> Bool {
        sum.filter { tight.rows[Int($0)].isOdd }.count % 2 == 1
    }

    private static func penalty(_ sum: some Sequence<Int32>, _ tight: NearBindingRows) -> Double {
        let rows = Set(sum)
        let odd = tight.rowsOfColumn.indices.filter { tight.rowsOfColumn[$0].count(where: rows.contains) % 2 == 1 }
        return rows.reduce(0) { $0 + tight.rows[Int($1)].slack } + odd.reduce(0) { $0 + tight.values[$1] }
    }
}
