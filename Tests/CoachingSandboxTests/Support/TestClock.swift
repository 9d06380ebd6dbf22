import Foundation
import Synchronization

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let time: Mutex<Date>

    /// Tuesday 2026-12-01T06:00:00Z: the world begins on Monday 2026-12-07.
    init(_ start: Date = Date(timeIntervalSince1970: 1_796_104_800)) {
        time = Mutex(start)
    }

    var now: Date { time.withLock { $0 } }

    func advance(seconds: Double) {
        time.withLock { $0.addTimeInterval(seconds) }
    }

    /// Moves it to a moment, unless it is there already or beyond.
    func reach(_ begin: Date, plus elapsed: Duration) {
        let moment = begin.addingTimeInterval(elapsed / .seconds(1))
        time.withLock { $0 = max($0, moment) }
    }
}
