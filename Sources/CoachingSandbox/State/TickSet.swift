/// A set of ticks, one bit each, so that a search over weeks works on a few dozen machine words.
struct TickSet: Hashable, Sendable {
    private var words: [UInt64]
    let count: Int

    init(count: Int) {
        self.count = count
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    /// Adds the ticks of a range; those outside of `0..<count` are left out.
    mutating func insert(_ range: Range<Int>) {
        for tick in range.clamped(to: 0..<count) {
            words[tick >> 6] |= 1 << UInt64(tick & 63)
        }
    }

    func contains(_ tick: Int) -> Bool {
        tick >= 0 && tick < count && words[tick >> 6] & (1 << UInt64(tick & 63)) != 0
    }

    mutating func formIntersection(_ other: TickSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: TickSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// The ticks at which a run of `length` ticks in the set begins.
    func starts(ofRuns length: Int) -> TickSet {
        var starts = self
        for distance in 1..<max(1, length) {
            for index in words.indices {
                let next = index + 1 < words.count ? words[index + 1] : 0
                let shift = UInt64(distance)
                starts.words[index] &= (words[index] >> shift) | (next << (64 - shift))
            }
        }
        return starts
    }

    /// Calls `body` for each tick of the set in `range`, in order.
    func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
        let range = range.clamped(to: 0..<count)
        guard !range.isEmpty else { return }
        for index in (range.lowerBound >> 6)...((range.upperBound - 1) >> 6) {
            var word = words[index]
            while word != 0 {
                let tick = (index << 6) + word.trailingZeroBitCount
                word &= word - 1
                if range.contains(tick) { body(tick) }
            }
        }
    }
}
