/// A day of the Gregorian calendar, in no particular zone.
public struct LocalDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var daysSince1970: Int32

    public init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

    /// Nil for a date that the calendar does not have, such as 2026-02-30.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= LocalDate.days(inMonth: month, ofYear: year)
        else { return nil }
        daysSince1970 = LocalDate.daysSince1970(year: year, month: month, day: day)
    }

    /// Reads `yyyy-MM-dd`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (a: LocalDate, b: LocalDate) -> Bool { a.daysSince1970 < b.daysSince1970 }

    /// Year, month and day. The year is counted from March inside, so that the leap day comes last.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSince1970) + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9, day)
    }

    /// 0 for Monday to 6 for Sunday.
    public var weekday: Int { Int((daysSince1970 % 7 + 10) % 7) }

    public var description: String {
        let (year, month, day) = components
        let digits = String(year)
        return
            "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(twoDigits(month))-\(twoDigits(day))"
    }

    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return Int32(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
    }

    private static func days(inMonth month: Int, ofYear year: Int) -> Int {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

/// A time of day in minutes since midnight, 0 to 1440.
public struct ClockTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var minuteOfDay: Int

    public init(minuteOfDay: Int) { self.minuteOfDay = minuteOfDay }

    init(secondOfDay: Int) { minuteOfDay = secondOfDay / 60 }

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

    public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minuteOfDay < b.minuteOfDay }

    public var description: String { "\(twoDigits(minuteOfDay / 60)):\(twoDigits(minuteOfDay % 60))" }
}
