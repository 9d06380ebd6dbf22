public import Foundation

/// An instant as the service writes it: whole milliseconds, UTC.
///
/// Parses `yyyy-MM-ddTHH:mm`, with or without seconds and fraction, with `Z` or an offset; always writes
/// `yyyy-MM-ddTHH:mm:ss.SSSZ`, so that equal instants give equal bytes. Only instants that this form can represent
/// exist: those of the years 0000 to 9999 in UTC, from ``earliest`` to ``latest``.
public struct ServiceDate: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, negative before.
    public let millisecondsSince1970: Int64

    /// 0000-01-01T00:00:00.000Z
    public static let earliest = Self(unchecked: -62_167_219_200_000)
    /// 9999-12-31T23:59:59.999Z
    public static let latest = Self(unchecked: 253_402_300_799_999)

    /// The instant, or ``earliest`` or ``latest`` if it lies beyond them.
    public init(millisecondsSince1970: Int64) {
        self.init(
            unchecked: min(
                max(millisecondsSince1970, Self.earliest.millisecondsSince1970), Self.latest.millisecondsSince1970))
    }

    /// Rounds to the nearest millisecond.
    ///
    /// - Returns: `nil` if the instant is outside of the years 0000 to 9999, or `date` is not a number of seconds.
    public init?(_ date: Date) {
        self.init(inRange: (date.timeIntervalSince1970 * 1000).rounded())
    }

    private init(unchecked millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    private init?(inRange milliseconds: Double) {
        // A comparison with NaN is false; within the range every whole millisecond has its `Double`.
        guard milliseconds >= Double(Self.earliest.millisecondsSince1970),
            milliseconds <= Double(Self.latest.millisecondsSince1970)
        else { return nil }
        self.init(unchecked: Int64(milliseconds))
    }

    /// Parses a date of the service; `nil` if `text` is not one, or is one whose offset leads out of the years 0000 to
    /// 9999 in UTC.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard let date = copy.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = date
    }

    /// Parses a date of the service from the bytes of its text.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard let microseconds = InstantText.microseconds(bytes) else { return nil }
        self.init(exactMilliseconds: microseconds.flooredDivision(by: 1000))
    }

    /// - Returns: `nil` if the instant is outside of the years 0000 to 9999.
    package init?(exactMilliseconds milliseconds: Int64) {
        guard milliseconds >= Self.earliest.millisecondsSince1970, milliseconds <= Self.latest.millisecondsSince1970
        else { return nil }
        self.init(unchecked: milliseconds)
    }

    /// The same instant for Foundation's API.
    public var date: Date { Date(timeIntervalSince1970: Double(millisecondsSince1970) / 1000) }

    /// The day in UTC.
    package var day: ServiceDay {
        ServiceDay(daysSince1970: Int(millisecondsSince1970.flooredDivision(by: 86_400_000)))
    }

    /// Whether the left one is earlier.
    public static func < (left: Self, right: Self) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    /// Moves the instant by whole minutes, at most to ``earliest`` or ``latest``.
    public func adding(minutes: Int) -> Self {
        // More minutes than there are between the two ends, and far from an overflow.
        let most = 10_000 * 366 * 1440
        return Self(millisecondsSince1970: millisecondsSince1970 + Int64(min(max(minutes, -most), most)) * 60_000)
    }

    /// Appends `yyyy-MM-ddTHH:mm:ss.SSSZ`.
    package func write(to bytes: inout [UInt8]) {
        let day = day
        let rest = Int(millisecondsSince1970) - day.daysSince1970 * 86_400_000
        day.write(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        appendDigits(rest / 3_600_000, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(rest / 60_000 % 60, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(rest / 1000 % 60, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        appendDigits(rest % 1000, width: 3, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }
}

extension ServiceDate: CustomStringConvertible {
    /// `yyyy-MM-ddTHH:mm:ss.SSSZ`
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ServiceDate: Codable {
    /// Parses a text in one of the forms that the service writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is not a date: expected yyyy-MM-ddTHH:mm:ss.SSSZ")
        }
        self = date
    }

    /// Writes the text of ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
