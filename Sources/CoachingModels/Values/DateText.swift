/// Reads the pieces of an ISO 8601 text, byte by byte and without allocation.
///
/// A slots answer holds tens of thousands of dates; Foundation's formatter takes 39 µs for each.
struct DateText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Reads exactly `count` digits.
    mutating func digits(_ count: Int) -> Int? {
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
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Reads `yyyy-MM-dd` and checks that there is such a day.
    mutating func day() -> (year: Int, month: Int, day: Int)? {
        guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2) else { return nil }
        guard (1...12).contains(month), (1...CivilDay.length(ofMonth: month, year: year)).contains(day) else {
            return nil
        }
        return (year, month, day)
    }

    /// Reads `HH:mm`, `HH:mm:ss` or `HH:mm:ss.fraction` as milliseconds of the day. Digits past the third of the
    /// fraction are dropped.
    mutating func timeOfDay() -> Int? {
        guard let hour = digits(2), skip(":"), let minute = digits(2), hour < 24, minute < 60 else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        guard skip(":") else { return milliseconds }
        guard let second = digits(2), second < 60 else { return nil }
        milliseconds += second * 1000
        guard skip(".") || skip(",") else { return milliseconds }
        guard let tenths = digits(1) else { return nil }
        var unit = 100
        var digit: Int? = tenths
        while let value = digit {
            milliseconds += value * unit
            unit /= 10
            digit = digits(1)
        }
        return milliseconds
    }

    /// Reads `Z`, `+HH:mm`, `+HHmm` or `+HH` as minutes east of UTC.
    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours <= 18 else { return nil }
        if isAtEnd { return sign * hours * 60 }
        _ = skip(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
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
