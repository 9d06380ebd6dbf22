public import CoachingModels

/// A point in time, exact to the microsecond.
public struct Instant: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// This many microseconds after 1970-01-01T00:00:00Z, or before it if negative.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// This many seconds after 1970-01-01T00:00:00Z. Traps if the microseconds do not fit into 64 bits.
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 { microseconds.flooredDivision(by: 1_000_000) }

    /// Whether a is earlier than b.
    public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

    /// The instant this many seconds later.
    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    /// The instant this many minutes later.
    public func advanced(byMinutes minutes: Int) -> Instant { advanced(bySeconds: Int64(minutes) * 60) }

    /// The instant of a date from the service.
    public init(_ date: ServiceDate) { microseconds = date.millisecondsSince1970 * 1000 }

    /// The date for the service: in whole milliseconds, rounded down.
    public var serviceDate: ServiceDate {
        ServiceDate(millisecondsSince1970: microseconds.flooredDivision(by: 1000))
    }

    /// `yyyy-MM-ddTHH:mm:ss.SSSZ`, the form the service uses.
    public var iso8601: String { serviceDate.description }
}

extension Instant {
    /// The instant that a text with `Z` or an offset represents (``InstantText``), or nil if it does not represent one,
    /// or one outside the years 0000 to 9999 in UTC, which could not be written.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard let instant = copy.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = instant
    }

    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard let microseconds = InstantText.microseconds(bytes),
            ServiceDate(exactMilliseconds: microseconds.flooredDivision(by: 1000)) != nil
        else { return nil }
        self.init(microseconds: microseconds)
    }

    /// The local date and time of day that a text without an offset represents, as if it were in UTC: it becomes an
    /// instant only with a zone.
    package static func local(_ text: String) -> Instant? {
        var text = text
        return text.withUTF8 { InstantText.microsecondsWithoutOffset($0).map(Instant.init(microseconds:)) }
    }
}
