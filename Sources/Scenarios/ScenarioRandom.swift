import Foundation

/// Random numbers that depend on nothing but a seed, what they are for, and a number: SplitMix64.
///
/// Each person, session and day has a generator of its own, so that nothing needs to be kept in memory.
struct ScenarioRandom: RandomNumberGenerator {
    enum Purpose: UInt64 {
        case attendee = 1, facilitator, session, curve, policy, limits, rulesOfPolicy, rulesOfFacilitator,
            rulesOfAttendee, rulesOfSession
    }

    private var state: UInt64

    init(state: UInt64) { self.state = state }

    init(seed: UInt64, _ purpose: Purpose, _ number: Int) {
        state = seed
        for part in [purpose.rawValue, UInt64(number)] { state = next() ^ (part &* 0x9E37_79B9_7F4A_7C15) }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    /// Normally distributed (Box and Muller).
    mutating func gauss(deviation: Double) -> Double {
        let radius = (-2 * log(Double.random(in: .leastNormalMagnitude..<1, using: &self))).squareRoot()
        return deviation * radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }
}
