import Foundation

/// Decides which creates, updates and deletes are answered 202 and carried out later.
struct QueueingChoice: Sendable {
    let share: Double
    let seconds: Double
    let seed: UInt64

    /// The same number always gives the same choice, so that a seeded run can be repeated.
    func isQueued(_ number: Int64) -> Bool {
        guard share > 0 else { return false }
        var random = SeededRandom(seed: seed, part: "queued calls", index: Int(number))
        return random.chance(share)
    }

    func due(from now: Date) -> Date { now.addingTimeInterval(seconds) }
}
