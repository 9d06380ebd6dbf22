import Foundation
import Synchronization

/// The time that a sandbox goes by: that of its configuration, and what it was moved ahead since.
///
/// A sandbox that is started again goes by the configuration's time alone.
final class SandboxClock: Sendable {
    /// About a hundred years: dates stay such as can be written.
    static let mostSeconds = 3_153_600_000.0

    private let base: @Sendable () -> Date
    private let ahead = Mutex(0.0)

    init(base: @escaping @Sendable () -> Date) {
        self.base = base
    }

    var now: Date { base().addingTimeInterval(secondsAhead) }

    var secondsAhead: Double { ahead.withLock { $0 } }

    /// Moves the clock ahead, unless that would lead too far.
    func advance(seconds: Double) -> Bool {
        ahead.withLock { ahead in
            guard seconds >= 0, ahead + seconds <= Self.mostSeconds else { return false }
            ahead += seconds
            return true
        }
    }

    func reset() {
        ahead.withLock { $0 = 0 }
    }
}
