import Foundation
import Randomness

/// Random numbers that depend on nothing but a seed, what they are for, and a number.
///
/// Each person, session and day has a generator of its own, so that nothing needs to be kept in memory.
struct ScenarioRandom: RandomNumberGenerator {
    enum Purpose: UInt64 {
        case attendee = 1, facilitator, session, curve, policy, limits, rulesOfPolicy, rulesOfFacilitator,
            rulesOfAttendee, rulesOfSession, partner, guest
    }

    private var source: SplitMix64

    init(state: UInt64) { source = SplitMix64(state: state) }

    init(seed: UInt64, _ purpose: Purpose, _ number: Int) {
        source = SplitMix64(state: seed)
        for part in [purpose.rawValue, UInt64(number)] {
            source = SplitMix64(state: source.next() ^ (part &* SplitMix64.step))
        }
    }

    mutating func next() -> UInt64 { source.next() }

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
