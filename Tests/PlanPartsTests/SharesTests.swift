import PlanModel
import RandomTestSupport
import Testing

@testable import PlanParts

/// What is divided adds up to what there is.
@Suite struct SharesTests {
    @Test func proportionsAddUp() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let weights = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Double.random(in: 0...3, using: &random)
            }
            let amount = Int.random(in: 0...40, using: &random)
            let shares = DayShares.proportional(amount, weights)
            #expect(shares.reduce(0, +) == (weights.reduce(0, +) > 0 ? amount : 0))
            for (share, weight) in zip(shares, weights) {
                let exact = Double(amount) * weight / max(1e-9, weights.reduce(0, +))
                #expect(abs(Double(share) - exact) < 1)
            }
        }
        #expect(DayShares.proportional(3, [0, 0]) == [0, 0])
    }

    /// Who uses most of a day has it, as long as the others come to theirs.
    @Test func daysGoWhereTheyAreUsed() {
        let own = DayShares(usage: [[3, 0, 0, 0], [0, 2, 2, 0]], wish: [1, 1], capacity: [4, 4, 4, 4]).owners
        #expect(Array(own.prefix(3)) == [0, 1, 1])
        // Two who use the same days share them, though one is first.
        let both = DayShares(usage: [[2, 2, 2, 2], [2, 2, 2, 2]], wish: [1, 1], capacity: [4, 4, 4, 4]).owners
        #expect(both.count { $0 == 0 } == 2)
        // Nobody has used any: by what they could use.
        let free = DayShares(usage: [[0, 0, 0, 0], [0, 0, 0, 0]], wish: [3, 1], capacity: [4, 4, 4, 4]).owners
        #expect(free.count { $0 == 0 } == 3)
    }

    /// What parts see of a group's staffing: all together they cannot take more people for nothing than there are.
    @Test func sparePeopleAreDividedOnce() {
        var random = SeededGenerator(seed: 11)
        for tick in 0..<500 {
            let parts = Int.random(in: 2...5, using: &random)
            let away = (0..<parts).map { _ in Int.random(in: 0...3, using: &random) }
            let floor = Int.random(in: -200...200, using: &random)
            let headroom = Int.random(in: -500...1500, using: &random)
            let seen = StaffingShares.seen(
                headroom + floor, headroom: headroom, away: away, (0..<parts).map { Double($0 + 1) }, Int64(tick))
            let all = 100 * away.reduce(0, +)
            for (part, people) in seen.enumerated() {
                let own = people - floor
                // The others' people of the draft are away already.
                #expect(own <= headroom - (all - 100 * away[part]))
                if headroom <= all {
                    #expect(own == headroom - (all - 100 * away[part]))
                } else {
                    #expect(own >= 100 * away[part])
                }
            }
            if headroom > all { #expect(seen.reduce(0) { $0 + $1 - floor } == headroom) }
        }
    }

    @Test func setsHangTogetherByWayOfOthers() {
        var sets = DisjointSets(count: 6)
        sets.unite(0, 4)
        sets.unite(2, 4)
        sets.unite(3, 5)
        #expect(sets.sets(ofFirst: 4) == [[0, 2], [1], [3]])
    }

    @Test func componentsAreCutWhereTheyAreTooLarge() {
        let packing = ComponentPacking(options: DivisionOptions(mostSessions: 4), sessions: 20)
        let components = [Array(0..<9), [9, 10], [11, 12, 13], [14], Array(15..<20)]
        let (kept, cut) = packing.divide(components) { _ in "" }
        #expect(cut.map(\.pieces) == [3, 2] && cut.map(\.sessions.count) == [9, 5])
        #expect(kept.map(\.sessions) == [[9, 10], [11, 12, 13, 14]])
        let byUnit = ComponentPacking(options: DivisionOptions(byBusinessUnit: true), sessions: 20)
        // 9 to 13 are of one unit, all others of two that share the first component.
        let units = byUnit.divide(components) { sessions in
            (9...13).contains(sessions[0]) ? "c" : sessions[0] < 5 ? "a" : "b"
        }
        #expect(units.kept == [PartPlan(sessions: [9, 10, 11, 12, 13], unit: "c")])
        #expect(units.cut == [CutPlan(sessions: Array(0..<9) + Array(14..<20), pieces: 2)])
    }
}
