import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite struct CapFacetsTests {
    private typealias Row = CapFacets.Row

    /// The facets of the caps that were worked out by hand.
    @Test func knowsTheFacetsOfShortDays() {
        var facets = CapFacets()
        let four = facets.facets(ticks: 4, sessions: .max, available: .init(0, 9, 9, 9))
        #expect(four == [Row(weights: .init(0, 1, 2, 2), limit: 2)])
        let five = facets.facets(ticks: 5, sessions: .max, available: .init(0, 9, 9, 9))
        #expect(five.contains(Row(weights: .init(0, 0, 1, 1), limit: 1)))
        #expect(five.contains(Row(weights: .init(0, 1, 1, 2), limit: 2)))
        #expect(five.count == 2)
    }

    @Test func saysNothingWhereAllFits() {
        var facets = CapFacets()
        #expect(facets.facets(ticks: 100, sessions: 9, available: .init(2, 2, 2, 2)) == [])
        #expect(facets.facets(ticks: 20, sessions: .max, available: .init(2, 2, 2, 2)) == [])
        #expect(facets.facets(ticks: .max, sessions: 8, available: .init(2, 2, 2, 2)) == [])
    }

    /// Whatever the limit on time, one on sessions stays.
    @Test(arguments: [100, Int32.max - 1, .max])
    func aLimitOnTimeThatIsNoneLeavesTheOtherAlone(ticks: Int32) {
        var facets = CapFacets()
        let rows = facets.facets(ticks: ticks, sessions: 3, available: .init(2, 2, 2, 2))
        #expect(rows == [Row(weights: .init(1, 1, 1, 1), limit: 3)])
    }

    /// The rows let exactly those points in that the caps allow.
    @Test(arguments: 0..<60)
    func letsInWhatFits(seed: UInt64) {
        var random = SeededGenerator(mixing: seed)
        let ticks = Int32(random.below(14)), sessions = random.chance(50) ? Int32(random.below(6)) : .max
        var available = CapFacets.Point.zero
        for axis in 0..<4 { available[axis] = Int32(random.below(5)) }
        var facets = CapFacets()
        let rows = facets.facets(ticks: ticks, sessions: sessions, available: available)
        for one in 0...available[0] {
            for two in 0...available[1] {
                for three in 0...available[2] {
                    for four in 0...available[3] {
                        let point = CapFacets.Point(one, two, three, four)
                        let fits = one + 2 * two + 3 * three + 4 * four <= ticks && point.wrappedSum() <= sessions
                        #expect(rows.allSatisfy { $0.holds(point) } == fits)
                    }
                }
            }
        }
    }

    /// A long day has too many points to go through: the plain rows do.
    @Test func fallsBackToPlainRows() {
        var facets = CapFacets()
        let rows = facets.facets(ticks: 32, sessions: 20, available: .init(40, 40, 40, 40))
        #expect(rows == [Row(weights: .init(1, 2, 3, 4), limit: 32), Row(weights: .init(1, 1, 1, 1), limit: 20)])
    }
}
