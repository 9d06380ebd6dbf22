/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, and the same numbers for the same seed on every machine and in
/// every release.
///
/// The standard library does not guarantee the order in which `random(in:)` draws from a generator: anything that must
/// stay the same for good uses only ``next()`` and ``below(_:)``.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    @usableFromInline package var state: UInt64

    /// 2⁶⁴ divided by the golden ratio, which each draw adds to the state.
    package static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inlinable
    package init(state: UInt64) { self.state = state }

    @inlinable
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// An integer in 0 ..< bound, which is above 0 and below 2³²; the bias is below 2⁻³² for small bounds.
    @inlinable
    package mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }
}
