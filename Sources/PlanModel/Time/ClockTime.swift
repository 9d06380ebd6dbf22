/// A time of day in minutes since midnight, 0 to 1440.
public struct ClockTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 0 for 00:00 to 1440 for 24:00, the end of the day.
    public var minuteOfDay: Int

    /// This many minutes after midnight; that they are 0 to 1440 is not checked.
    public init(minuteOfDay: Int) { self.minuteOfDay = minuteOfDay }

    /// Reads `HH:mm`, 00:00 to 24:00.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (48...57).contains(bytes[$0]) })
        else { return nil }
        let digit = { Int(bytes[$0]) - 48 }
        let (hour, minute) = (digit(0) * 10 + digit(1), digit(3) * 10 + digit(4))
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        minuteOfDay = hour * 60 + minute
    }

    /// Whether a comes before b in a day.
    public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minuteOfDay < b.minuteOfDay }

    /// `HH:mm`, 24:00 for the end of the day.
    public var description: String {
        let digits = String(10_000 + minuteOfDay / 60 * 100 + minuteOfDay % 60)
        return "\(digits.dropFirst().prefix(2)):\(digits.suffix(2))"
    }
}
