/// A set of ticks of the horizon, one bit each.
struct TickSet: Equatable {
    private var words: [UInt64]

    init(tickCount: Int) { words = Array(repeating: 0, count: (tickCount + 63) / 64) }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ tick: Int) -> Bool {
        words.indices.contains(tick >> 6) && words[tick >> 6] >> UInt64(tick & 63) & 1 == 1
    }

    mutating func insert(_ tick: Int) { words[tick >> 6] |= 1 << UInt64(tick & 63) }

    mutating func remove(_ tick: Int) { words[tick >> 6] &= ~(1 << UInt64(tick & 63)) }

    /// How many ticks are in the set.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func insert(_ ticks: Range<Int>) {
        for tick in ticks { insert(tick) }
    }

    mutating func formUnion(_ other: TickSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    mutating func formIntersection(_ other: TickSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    func intersection(_ other: TickSet) -> TickSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    /// How many of these ticks are in the set.
    func count(in ticks: Range<Int>) -> Int { ticks.count(where: contains) }

    /// The ticks at which a run of `length` ticks in the set begins.
    func starts(ofRuns length: Int) -> TickSet {
        var result = self
        for distance in 1..<max(1, length) { result.formIntersection(shiftedDown(by: distance)) }
        return result
    }

    /// The members in ascending order.
    func forEach(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// Each member reduced by this distance; those that would be negative are dropped. Only for distances below 64.
    private func shiftedDown(by distance: Int) -> TickSet {
        var result = self
        for index in words.indices {
            let next = index + 1 < words.count ? words[index + 1] : 0
            result.words[index] = words[index] >> UInt64(distance) | next << UInt64(64 - distance)
        }
        return result
    }
}
