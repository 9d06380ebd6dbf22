import CoachingModels

/// A quarter hour of UTC: sessions start and end on ticks, and staffing is reported per tick.
public struct Tick: Sendable, Hashable, Comparable {
    /// Minutes of a tick.
    public static let minutes = 15
    /// Seconds of a tick.
    public static let seconds: Int64 = 900
    private static let microseconds = seconds * 1_000_000

    /// Ticks since 1970-01-01T00:00:00Z, negative before.
    public var count: Int64

    /// The tick with this count since 1970.
    public init(count: Int64) { self.count = count }

    /// The tick that contains an instant.
    public init(at instant: Instant) { count = instant.microseconds.flooredDivision(by: Tick.microseconds) }

    /// The first tick that begins at an instant or after it.
    public init(atOrAfter instant: Instant) { count = instant.microseconds.ceilingDivision(by: Tick.microseconds) }

    /// The tick that begins at an instant; nil if there is none.
    public init?(startingAt instant: Instant) {
        self.init(at: instant)
        if start != instant { return nil }
    }

    /// The instant at which it begins.
    public var start: Instant { Instant(seconds: count * Tick.seconds) }

    /// The number of whole ticks in this many minutes.
    public static func whole(inMinutes minutes: Int) -> Int { minutes / Tick.minutes }

    /// The number of ticks needed to cover this many minutes.
    public static func covering(minutes: Int) -> Int { minutes.ceilingDivision(by: Tick.minutes) }

    /// Whether the left one is earlier.
    public static func < (a: Tick, b: Tick) -> Bool { a.count < b.count }

    /// The ticks that lie entirely within an interval, by their counts; empty if there are none.
    package static func counts(wholeIn interval: Interval) -> Range<Int64> {
        let first = Tick(atOrAfter: interval.start).count
        return first..<max(first, Tick(at: interval.end).count)
    }
}
