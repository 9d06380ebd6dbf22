import Randomness

/// The few random draws that the world needs, written out here so that a seed always gives the same world.
struct SeededRandom: Sendable {
    private var source: SplitMix64

    init(seed: UInt64) {
        source = SplitMix64(state: seed)
    }

    /// A separate generator for a named part of the world, so that a change in one part leaves the others as they were.
    init(seed: UInt64, part: StaticString, index: Int = 0) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        part.withUTF8Buffer { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
        self.init(seed: seed ^ hash ^ (UInt64(index) &* SplitMix64.step))
        _ = next()
    }

    mutating func next() -> UInt64 { source.next() }

    /// A whole number from 0 to `bound - 1`.
    mutating func below(_ bound: Int) -> Int { source.below(bound) }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// A number from 0 to 1, 1 excluded.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func chance(_ share: Double) -> Bool {
        unit() < share
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[below(choices.count)]
    }

    /// Approximately normal with mean 0 and deviation 1: the sum of twelve uniform draws minus 6.
    mutating func normal() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    }

    /// A version 4 UUID in lower case, as the service writes it.
    mutating func uuid() -> String {
        UUIDText.format(high: next(), low: next())
    }
}

enum UUIDText {
    /// 128 bits as a version 4, variant 1 UUID in lower case.
    static func format(high: UInt64, low: UInt64) -> String {
        let words = [(high & ~0xf000) | 0x4000, (low & ~(0xc000 << 48)) | (0x8000 << 48)]
        return String(unsafeUninitializedCapacity: 36) { text in
            var at = 0
            for digit in 0..<32 {
                if [8, 12, 16, 20].contains(digit) {
                    text[at] = UInt8(ascii: "-")
                    at += 1
                }
                let nibble = UInt8((words[digit / 16] >> UInt64(60 - 4 * (digit % 16))) & 0xf)
                text[at] = nibble < 10 ? 48 + nibble : 87 + nibble
                at += 1
            }
            return at
        }
    }
}
