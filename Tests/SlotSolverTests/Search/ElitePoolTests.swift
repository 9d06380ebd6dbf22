import Testing

@testable import SlotSolver

@Suite("The elite of plans")
struct ElitePoolTests {
    private static func plan(_ first: Int32) -> [Int32] { (0..<100).map { first + $0 } }

    /// A plan but for one session.
    private static func near(_ plan: [Int32]) -> [Int32] {
        var near = plan
        near[5] = -1
        return near
    }

    @Test("keeps the cheapest, cheapest first, and only so many")
    func keepsTheCheapest() {
        var elite = ElitePool()
        for cost in (0..<30).map({ Cost(($0 * 7) % 30) }) {
            elite.add(Self.plan(Int32(1000 * cost)), cost: cost)
        }
        #expect(elite.added == 30)
        #expect(elite.plans.map(\.cost) == (0..<Cost(elite.plans.count)).map { $0 })
        #expect((2..<30).contains(elite.plans.count))
    }

    @Test("counts plans that are nearly the same as one, the cheaper")
    func countsAlikeOnce() {
        var elite = ElitePool()
        let plan = Self.plan(0)
        let near = Self.near(plan)
        elite.add(plan, cost: 10)
        elite.add(near, cost: 12)
        #expect(elite.plans.map(\.assignment) == [plan])
        elite.add(near, cost: 8)
        #expect(elite.plans.map(\.assignment) == [near])
        // In a problem of two sessions one of them makes a difference.
        var small = ElitePool()
        small.add([1, 2], cost: 1)
        small.add([1, 3], cost: 2)
        #expect(small.plans.count == 2)
    }

    @Test("has no pair before two plans, then always two different ones, and in time all of them")
    func pairs() throws {
        var elite = ElitePool()
        var random = SearchRandom(seed: 1)
        #expect(elite.pair(&random) == nil)
        elite.add(Self.plan(0), cost: 0)
        #expect(elite.pair(&random) == nil)
        for number in 1..<5 { elite.add(Self.plan(Int32(1000 * number)), cost: Cost(number)) }
        var seen: Set<[Int32]> = []
        for _ in 0..<200 {
            let (one, other) = try #require(elite.pair(&random))
            #expect(one != other)
            seen.insert([one[0], other[0]])
        }
        #expect(seen.count == 20)
    }
}
