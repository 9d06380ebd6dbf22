public import CoachingModels

/// A point in time, exact to the microsecond.
public struct Instant: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// So many microseconds after 1970-01-01T00:00:00Z, or before it if negative.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// So many seconds after 1970-01-01T00:00:00Z. Traps where their microseconds are no 64-bit number.
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 { microseconds.flooredDivision(by: 1_000_000) }

    /// Whether a is earlier than b.
    public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

    /// This instant and so many seconds.
    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    /// This instant and so many minutes.
    public func advanced(byMinutes minutes: Int) -> Instant { advanced(bySeconds: Int64(minutes) * 60) }

    /// The instant that a date of the service tells.
    public init(_ date: ServiceDate) { microseconds = date.millisecondsSince1970 * 1000 }

    /// As the service writes it: in whole milliseconds, rounded down.
    public var serviceDate: ServiceDate {
        ServiceDate(millisecondsSince1970: microseconds.flooredDivision(by: 1000))
    }

    /// `yyyy-MM-ddTHH:mm:ss.SSSZ`, the form the service uses.
    public var iso8601: String {
        let day = LocalDate(daysSince1970: Int(seconds.flooredDivision(by: 86_400)))
        let second = Int(seconds - Int64(day.daysSince1970) * 86_400)
        let millisecond = Int(microseconds.flooredDivision(by: 1000) - seconds * 1000)
        return "\(day)T\(ClockTime(secondOfDay: second)):\(twoDigits(second % 60)).\(threeDigits(millisecond))Z"
    }
}

extension FixedWidthInteger {
    /// Division that rounds towards minus infinity.
    @inlinable package func flooredDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }

    /// Division that rounds towards plus infinity.
    @inlinable package func ceilingDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) == (divisor < 0) ? quotient + 1 : quotient
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

func threeDigits(_ number: Int) -> String { number < 100 ? "0\(twoDigits(number))" : "\(number)" }
