import CoachingModels

/// Reads ISO-8601 instants from bytes: `yyyy-MM-dd`, `T` or a space, `HH:mm`, optional seconds with up to nine
/// decimals, and `Z` or an offset as `±HH:mm`, `±HHmm` or `±HH`. Digits beyond the sixth decimal are dropped.
///
/// A slots file of a large team holds millions of instants: this reads one in some ten nanoseconds.
package struct InstantParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The instant that all the bytes spell, or nil if they spell none, or one outside the years 0000 to 9999 in UTC: it
    /// could not be written.
    package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
        var parser = InstantParser(bytes)
        guard let local = parser.localMicroseconds(), let offset = parser.offsetSeconds(),
            parser.position == bytes.count
        else { return nil }
        let microseconds = local - Int64(offset) * 1_000_000
        return years.contains(microseconds) ? Instant(microseconds: microseconds) : nil
    }

    private static let years =
        ServiceDate.earliest.millisecondsSince1970 * 1000..<(ServiceDate.latest.millisecondsSince1970 + 1) * 1000

    package static func parse(_ text: String) -> Instant? {
        var text = text
        return text.withUTF8 { parse($0) }
    }

    /// The local date and time of day that the bytes spell without an offset: an instant only where a zone is known.
    package static func parseWithoutOffset(_ text: String) -> Instant? {
        var text = text
        return text.withUTF8 { bytes in
            var parser = InstantParser(bytes)
            guard let local = parser.localMicroseconds(), parser.position == bytes.count else { return nil }
            return Instant(microseconds: local)
        }
    }

    private mutating func localMicroseconds() -> Int64? {
        guard let year = digits(4), accept("-"), let month = digits(2), accept("-"), let day = digits(2),
            let date = LocalDate(year: year, month: month, day: day), accept("T") || accept(" "),
            let hour = digits(2), hour < 24, accept(":"), let minute = digits(2), minute < 60
        else { return nil }
        var second = 0
        var fraction: Int64 = 0
        if accept(":") {
            guard let value = digits(2), value < 60 else { return nil }
            second = value
            if accept(".") {
                guard let value = fractionMicroseconds() else { return nil }
                fraction = value
            }
        }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return seconds * 1_000_000 + fraction
    }

    private mutating func fractionMicroseconds() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while position < bytes.count, case let digit = bytes[position] &- 48, digit < 10, count < 9 {
            if count < 6 { value = value * 10 + Int64(digit) }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        return value
    }

    private mutating func offsetSeconds() -> Int? {
        if accept("Z") { return 0 }
        let sign = accept("+") ? 1 : accept("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
        guard position < bytes.count else { return sign * hours * 3600 }
        _ = accept(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(truncatingIfNeeded: character.value) else {
            return false
        }
        position += 1
        return true
    }

    private mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for index in position..<position + count {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        position += count
        return value
    }
}
