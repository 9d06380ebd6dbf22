import Foundation

/// Counts the calls of one token in windows of a minute that begin with the first call.
struct RateWindow: Sendable {
    private var start: Date
    private var count = 0

    init(start: Date) {
        self.start = start
    }

    /// The state of a token's allowance after a call.
    struct Standing: Hashable, Sendable {
        var count: Int
        var allowed: Int
        /// Seconds until the window ends.
        var reset: Int
        var isOver: Bool
    }

    /// Counts a call, unless the window already has as many as are allowed.
    mutating func count(now: Date, allowed: Int) -> Standing {
        if !(0..<60).contains(now.timeIntervalSince(start)) { self = RateWindow(start: now) }
        let isOver = count >= allowed
        if !isOver { count += 1 }
        let left = 60 - now.timeIntervalSince(start)
        return Standing(count: count, allowed: allowed, reset: max(1, Int(left.rounded(.up))), isOver: isOver)
    }
}
