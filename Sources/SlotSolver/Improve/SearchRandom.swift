/// A small, fast source of random numbers, the same for the same seed on every machine (SplitMix64).
struct SearchRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Different streams of one seed are independent for all practical purposes.
    init(seed: UInt64, stream: UInt64 = 0) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ stream &* 0xD1B5_4A32_D192_ED03 &+ 0x1234_5678_9ABC_DEF1
        _ = next()
        _ = next()
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 ..< bound, which is above 0 and below 2³².
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }
}

/// −ln of a uniform number in (0, 1), from a table: the factor by which a temperature is exceeded at random.
///
/// The table is built with nothing but the four operations, so that it is the same on every machine.
struct ExponentialTable: Sendable {
    private let values: ContiguousArray<Double>

    init() {
        let count = 4096
        values = ContiguousArray((0..<count).map { -ExponentialTable.logarithm((Double($0) + 0.5) / Double(count)) })
    }

    @inline(__always)
    func draw(_ random: inout SearchRandom) -> Double { values[random.below(4096)] }

    /// ln x for x > 0: 2 artanh((m − 1) ÷ (m + 1)) + e ln 2, with x = m · 2^e.
    static func logarithm(_ x: Double) -> Double {
        let z = (x.significand - 1) / (x.significand + 1)
        var power = z
        var sum = 0.0
        for odd in stride(from: 1.0, through: 59, by: 2) {
            sum += power / odd
            power *= z * z
        }
        return 2 * sum + Double(x.exponent) * 0.693_147_180_559_945_3
    }

    /// base to the power of an exponent, for a base above 0.
    static func power(_ base: Double, _ exponent: Double) -> Double { exponential(logarithm(base) * exponent) }

    /// e to the power of x: the series at x ÷ 2^k, squared k times.
    static func exponential(_ x: Double) -> Double {
        let halvings = max(0, Int(x.magnitude.exponent) + 4)
        let small = x / Double(sign: .plus, exponent: halvings, significand: 1)
        var term = 1.0
        var sum = 1.0
        for order in 1...12 {
            term *= small / Double(order)
            sum += term
        }
        for _ in 0..<halvings { sum *= sum }
        return sum
    }
}
