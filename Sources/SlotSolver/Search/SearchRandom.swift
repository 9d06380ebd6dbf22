import Randomness

/// The search's random numbers: streams of a seed, the same for the same seed on every machine.
struct SearchRandom: RandomNumberGenerator, Sendable {
    private var numbers: SplitMix64

    /// Different streams of one seed are independent for all practical purposes.
    init(seed: UInt64, stream: UInt64 = 0) {
        numbers = SplitMix64(
            state: seed &* SplitMix64.step &+ stream &* 0xD1B5_4A32_D192_ED03 &+ 0x1234_5678_9ABC_DEF1)
        _ = next()
        _ = next()
    }

    @inline(__always)
    mutating func next() -> UInt64 { numbers.next() }

    /// An integer in 0 ..< bound, which is above 0 and below 2³².
    @inline(__always)
    mutating func below(_ bound: Int) -> Int { numbers.below(bound) }
}
