import Foundation
import Synchronization

/// The time of a sandbox: that of its configuration, plus the time by which it was moved ahead.
///
/// A sandbox that is started again uses only the configuration's time.
final class SandboxClock: Sendable {
    /// About a hundred years, so that dates can still be written.
    static let mostSeconds = 3_153_600_000.0

    private let base: @Sendable () -> Date
    private let ahead = Mutex(0.0)

    init(base: @escaping @Sendable () -> Date) {
        self.base = base
    }

    var now: Date { base().addingTimeInterval(secondsAhead) }

    var secondsAhead: Double { ahead.withLock { $0 } }

    /// Moves the clock ahead, unless that would be too far.
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
