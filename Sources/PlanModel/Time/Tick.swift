import CoachingModels

/// A quarter hour of UTC: sessions start and end where ticks do, and staffing is told for each.
public struct Tick: Sendable, Hashable, Comparable {
    /// Minutes of a tick.
    public static let minutes = 15
    /// Seconds of a tick.
    public static let seconds: Int64 = 900
    private static let microseconds = seconds * 1_000_000

    /// Ticks since 1970-01-01T00:00:00Z, negative before.
    public var count: Int64

    /// The tick that so many others precede since 1970.
    public init(count: Int64) { self.count = count }

    /// The tick in which an instant lies, or which begins with it.
    public init(at instant: Instant) { count = instant.microseconds.flooredDivision(by: Tick.microseconds) }

    /// The first tick that begins at an instant or after it.
    public init(atOrAfter instant: Instant) { count = instant.microseconds.ceilingDivision(by: Tick.microseconds) }

    /// The tick that begins at an instant; nil where none does.
    public init?(startingAt instant: Instant) {
        self.init(at: instant)
        if start != instant { return nil }
    }

    /// The instant at which it begins.
    public var start: Instant { Instant(seconds: count * Tick.seconds) }

    /// How many whole ticks are in so many minutes.
    public static func whole(inMinutes minutes: Int) -> Int { minutes / Tick.minutes }

    /// How many ticks it takes to cover so many minutes.
    public static func covering(minutes: Int) -> Int { minutes.ceilingDivision(by: Tick.minutes) }

    /// Whether the left one is earlier.
    public static func < (a: Tick, b: Tick) -> Bool { a.count < b.count }

    /// The ticks that lie wholly in an interval, by their counts; empty where none does.
    package static func counts(wholeIn interval: Interval) -> Range<Int64> {
        let first = Tick(atOrAfter: interval.start).count
        return first..<max(first, Tick(at: interval.end).count)
    }
}
