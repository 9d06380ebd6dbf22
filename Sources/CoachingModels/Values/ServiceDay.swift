/// A calendar day without a time zone, written `yyyy-MM-dd`; the field that holds it defines the zone.
///
/// Only days that this form can represent exist: those of the years 0000 to 9999, from ``earliest`` to ``latest``.
public struct ServiceDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let daysSince1970: Int

    /// 0000-01-01
    public static let earliest = Self(unchecked: -719_528)
    /// 9999-12-31
    public static let latest = Self(unchecked: 2_932_896)

    /// The day, or ``earliest`` or ``latest`` if it lies beyond them.
    public init(daysSince1970: Int) {
        self.init(unchecked: min(max(daysSince1970, Self.earliest.daysSince1970), Self.latest.daysSince1970))
    }

    private init(unchecked daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// The day with these numbers, or `nil` if it does not exist. Years 0 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...CivilDay.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        daysSince1970 = CivilDay.daysSince1970(year: year, month: month, day: day)
    }

    /// Parses `yyyy-MM-dd`; `nil` if `text` is not such a day.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard let day = copy.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = day
    }

    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var text = InstantText(bytes)
        guard let day = text.day(), text.isAtEnd else { return nil }
        daysSince1970 = day
    }

    /// Year, month from 1 and day from 1.
    public var components: (year: Int, month: Int, day: Int) { CivilDay.date(daysSince1970: daysSince1970) }

    /// Whether the left one is earlier.
    public static func < (left: Self, right: Self) -> Bool { left.daysSince1970 < right.daysSince1970 }

    /// Appends `yyyy-MM-dd`.
    package func write(to bytes: inout [UInt8]) {
        let (year, month, day) = components
        appendDigits(year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendDigits(month, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendDigits(day, width: 2, to: &bytes)
    }
}

extension ServiceDay: CustomStringConvertible {
    /// `yyyy-MM-dd`
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ServiceDay: Codable {
    /// Parses a text in one of the forms that the service writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is not a day: expected yyyy-MM-dd")
        }
        self = day
    }

    /// Writes the text of ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
