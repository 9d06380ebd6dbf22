/// Parses dates and instants of ISO 8601, byte by byte and without allocation: the only parser of them in the project.
///
/// `yyyy-MM-dd`, then `T` or a space, `HH:mm`, optional seconds with decimals after a point or a comma, and `Z` or an
/// offset as `±HH:mm`, `±HHmm` or `±HH`, at most 18 hours; `T` and `Z` may be in lower case. Decimals beyond the sixth
/// are dropped. A slots file of a large team contains millions of instants: this parses one in some ten nanoseconds.
package struct InstantText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Microseconds since 1970-01-01T00:00:00Z of the instant that all the bytes represent, or nil if they do not
    /// represent one.
    package static func microseconds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var text = InstantText(bytes)
        guard let local = text.localMicroseconds(), let offset = text.offset(), text.isAtEnd else { return nil }
        return local - Int64(offset) * 60_000_000
    }

    /// Microseconds from 1970-01-01T00:00 to the local date and time of day that all the bytes represent without an
    /// offset.
    package static func microsecondsWithoutOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var text = InstantText(bytes)
        guard let local = text.localMicroseconds(), text.isAtEnd else { return nil }
        return local
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Reads `yyyy-MM-dd` as days since 1970-01-01, if the day exists.
    mutating func day() -> Int? {
        guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2),
            (1...12).contains(month), (1...CivilDay.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        return CivilDay.daysSince1970(year: year, month: month, day: day)
    }

    private mutating func localMicroseconds() -> Int64? {
        guard let day = day(), skip("T") || skip(" ") || skip("t"), let timeOfDay = timeOfDay() else { return nil }
        return Int64(day) * 86_400_000_000 + timeOfDay
    }

    /// Reads `HH:mm`, `HH:mm:ss` or `HH:mm:ss.fraction` as microseconds of the day.
    private mutating func timeOfDay() -> Int64? {
        guard let hour = digits(2), hour < 24, skip(":"), let minute = digits(2), minute < 60 else { return nil }
        let microseconds = Int64(hour * 60 + minute) * 60_000_000
        guard skip(":") else { return microseconds }
        guard let second = digits(2), second < 60 else { return nil }
        guard skip(".") || skip(",") else { return microseconds + Int64(second) * 1_000_000 }
        guard let fraction = fraction() else { return nil }
        return microseconds + Int64(second) * 1_000_000 + fraction
    }

    /// Reads the decimals of a second, at least one, as microseconds.
    private mutating func fraction() -> Int64? {
        let first = position
        var value: Int64 = 0
        var unit: Int64 = 100_000
        while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            value += Int64(digit) * unit
            unit /= 10
            position += 1
        }
        return position > first ? value : nil
    }

    /// Reads `Z`, `+HH:mm`, `+HHmm` or `+HH` as minutes east of UTC.
    private mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours <= 18 else { return nil }
        if isAtEnd { return sign * hours * 60 }
        _ = skip(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    /// Reads exactly `count` digits.
    private mutating func digits(_ count: Int) -> Int? {
        guard bytes.count - position >= count else { return nil }
        var value = 0
        for offset in 0..<count {
            let digit = bytes[position + offset] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        position += count
        return value
    }

    /// Steps over `character` if it comes next.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}

/// Appends `value` with leading zeros.
func appendDigits(_ value: Int, width: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    if value >= divisor * 10 { bytes.append(contentsOf: String(value / (divisor * 10)).utf8) }
    while divisor > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
        divisor /= 10
    }
}
