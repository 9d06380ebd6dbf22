import Testing

@testable import SlotSolver

@Suite("The best pattern of a facilitator-day")
struct PricingProblemTests {
    @Test("equals the best of all subsets")
    func equalsEnumeration() {
        var generator = BoundTestGenerator(seed: 11)
        for round in 0..<2000 {
            let items = Self.items(&generator)
            let block = FacilitatorDays.Block(
                facilitator: 0, day: 0, tickCap: generator.chance(60) ? Int32(1 + generator.below(10)) : .max,
                sessionCap: generator.chance(40) ? Int32(1 + generator.below(3)) : .max,
                buffer: Int32(generator.below(3)), firstTick: 0, endTick: 20, items: 0..<items.count)
            var search = PricingProblem()
            search.items = items
            let most = search.run(block)
            #expect(most == Self.enumerate(items, block), "round \(round)")
            let pattern = search.pattern.map { items[$0] }
            #expect(pattern.reduce(0) { $0 + $1.profit } == most)
            #expect(Set(pattern.map(\.session)).count == pattern.count)
        }
    }

    @Test("no items earn nothing")
    func nothing() {
        var search = PricingProblem()
        let block = FacilitatorDays.Block(
            facilitator: 0, day: 0, tickCap: .max, sessionCap: .max, buffer: 0, firstTick: 0, endTick: 0, items: 0..<0)
        #expect(search.run(block) == 0)
        #expect(search.pattern.isEmpty)
    }

    private static func items(_ generator: inout BoundTestGenerator) -> [PricingProblem.Item] {
        let lengths = (0..<5).map { _ in Int32(1 + generator.below(4)) }
        let items = (0..<generator.below(11)).map { position in
            let session = generator.below(5)
            return PricingProblem.Item(
                profit: Int64(1 + generator.below(100)), start: Int32(generator.below(14)), length: lengths[session],
                session: Int32(session), position: Int32(position))
        }
        return items.sorted { ($0.start, $0.session) < ($1.start, $1.session) }
    }

    private static func enumerate(_ items: [PricingProblem.Item], _ block: FacilitatorDays.Block) -> Int64 {
        var most: Int64 = 0
        for subset in 0..<1 << items.count {
            let chosen = items.indices.filter { subset >> $0 & 1 == 1 }.map { items[$0] }
            let isApart = zip(chosen, chosen.dropFirst()).allSatisfy { $0.start + $0.length + block.buffer <= $1.start }
            guard isApart, Set(chosen.map(\.session)).count == chosen.count,
                chosen.reduce(0, { $0 + $1.length }) <= block.tickCap, chosen.count <= block.sessionCap
            else { continue }
            most = max(most, chosen.reduce(0) { $0 + $1.profit })
        }
        return most
    }
}
