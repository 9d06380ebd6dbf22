import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite struct DayRetimingTests {
    struct Choice {
        var cost: Cost
        var start: Int32
        var length: Int32
    }

    /// Every subset costs what trying all times for its members finds, and its places are such times.
    @Test(arguments: seeds(200))
    func agreesWithTryingAllTimes(seed: UInt64) {
        var random = SeededGenerator(mixing: seed)
        let buffer = random.below(3)
        let members = (0..<1 + random.below(4)).map { _ -> [Choice] in
            let length = Int32(1 + random.below(4))
            return (0..<12).filter { _ in random.chance(40) }.map {
                Choice(cost: Cost(random.below(20)), start: Int32($0), length: length)
            }
        }
        var timetable = DayRetiming()
        timetable.begin()
        for (member, choices) in members.enumerated() {
            for choice in choices {
                timetable.append(
                    .init(
                        cost: choice.cost, start: choice.start, end: choice.start + choice.length,
                        member: Int32(member), place: Int32(100 * member) + choice.start))
            }
            timetable.endMember(member)
        }
        timetable.solve(buffer: buffer)
        for subset in 0..<timetable.subsets {
            let chosen = members.indices.filter { subset >> $0 & 1 == 1 }.map { members[$0] }
            let least = Self.least(chosen, [], Int32(buffer))
            guard let least else {
                #expect(timetable.cost(of: subset) >= DayRetiming.impossible)
                continue
            }
            #expect(timetable.cost(of: subset) == least)
            let places = timetable.places(of: subset)
            #expect(places.count == subset.nonzeroBitCount)
            let costs = places.map { place in
                members[place.session].first { Int($0.start) == place.place % 100 }?.cost ?? -1_000
            }
            #expect(costs.reduce(0, +) == least)
        }
    }

    private static func least(_ left: [[Choice]], _ taken: [Choice], _ buffer: Int32) -> Cost? {
        guard let next = left.first else { return 0 }
        return next.compactMap { choice -> Cost? in
            let isFree = taken.allSatisfy {
                $0.start + $0.length + buffer <= choice.start || choice.start + choice.length + buffer <= $0.start
            }
            guard isFree else { return nil }
            return least(Array(left.dropFirst()), taken + [choice], buffer).map { $0 + choice.cost }
        }.min()
    }
}
