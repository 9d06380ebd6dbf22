import Testing

@testable import SlotSolver

@Suite("The model of what is left")
struct RestrictedModelTests {
    /// With candidates left out and the same prices, the value is that of the whole model with these items closed.
    @Test("has the value of the whole model with the same items closed")
    func equalsClosedItems() throws {
        for seed in 0..<300 {
            var generator = BoundTestGenerator(seed: UInt64(seed))
            let problem = generator.problem(most: 6, candidates: 8)
            let whole = try #require(RelaxationModel(problem))
            let usable = UsableCandidates.flags(in: problem)
            let isKept = usable.map { $0 && generator.chance(60) }
            let part = RelaxationModel(whole, keeping: isKept)
            let prices = Multipliers(
                prices: whole.ceiling.map { $0 / 100 * Int64(generator.below(101)) })
            let closed = PatternBound(whole, threads: 1)
            let nothing = Schedule(SearchSpace(problem))
            let unused = [Int64](repeating: 0, count: whole.priceCount)
            var open = OpenItems(whole, beside: nothing, used: unused)
            for item in open.isOpen.indices { open.isOpen[item] = isKept[Int(whole.days.itemCandidate[item])] }
            closed.open = open
            closed.evaluate(prices)
            let own = PatternBound(part, threads: 1)
            own.evaluate(prices)
            #expect(own.value == closed.value, "seed \(seed)")
            #expect(own.usage == closed.usage, "seed \(seed)")
        }
    }
}
