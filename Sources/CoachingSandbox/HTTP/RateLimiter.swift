import Foundation
import Synchronization

/// Counts the calls of each token in windows of a minute that begin with the token's first call.
final class RateLimiter: Sendable {
    /// Calls a minute; 0 for no limit.
    let allowed: Int
    private let windows = Mutex<[String: Window]>([:])

    private struct Window {
        var start: Date
        var count: Int
    }

    /// Where a token stands after a call.
    struct Standing: Hashable, Sendable {
        var count: Int
        var allowed: Int
        /// Seconds until the window ends.
        var reset: Int
        var isOver: Bool
    }

    init(allowed: Int) {
        self.allowed = allowed
    }

    func count(_ token: String, now: Date) -> Standing? {
        guard allowed > 0 else { return nil }
        return windows.withLock { windows in
            if windows.count > 10_000 { windows = windows.filter { now.timeIntervalSince($0.value.start) < 60 } }
            var window = windows[token] ?? Window(start: now, count: 0)
            if !(0..<60).contains(now.timeIntervalSince(window.start)) { window = Window(start: now, count: 0) }
            let isOver = window.count >= allowed
            if !isOver { window.count += 1 }
            windows[token] = window
            let left = 60 - now.timeIntervalSince(window.start)
            return Standing(
                count: window.count, allowed: allowed, reset: max(1, Int(left.rounded(.up))), isOver: isOver)
        }
    }
}
