/// A date of HTTP (RFC 9110, section 5.6.7), in the current form and in the two obsolete ones that must be accepted:
///
/// - `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate)
/// - `Sunday, 06-Nov-94 08:49:37 GMT` (RFC 850)
/// - `Sun Nov  6 08:49:37 1994` (asctime)
///
/// The name of the weekday is not compared with the date.
package struct HTTPDate: Equatable {
    package let date: ServiceDate

    /// - Parameters:
    ///   - text: the header's value.
    ///   - now: the present time, from which the century of a two-digit year is chosen so that the date is not more
    ///     than 50 years later.
    package init?(_ text: some StringProtocol, now: ServiceDate) {
        let words = String(text).split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
        let parts: (day: String, month: String, year: String, time: String)
        switch words.count {
        case 6 where words[5] == "GMT": parts = (words[1], words[2], words[3], words[4])
        case 5: parts = (words[2], words[1], words[4], words[3])
        case 4 where words[3] == "GMT":
            let day = words[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            guard day.count == 3 else { return nil }
            parts = (day[0], day[1], day[2], words[2])
        default: return nil
        }
        guard let month = Self.months.firstIndex(of: parts.month), let time = Self.secondsOfDay(parts.time),
            let year = Self.year(parts.year, now: now), let number = Self.number(parts.day, digits: 1...2),
            let day = ServiceDay(year: year, month: month + 1, day: number)
        else { return nil }
        date = ServiceDate(millisecondsSince1970: Int64(day.daysSince1970 * 86_400 + time) * 1000)
    }

    /// The current form: `Sun, 06 Nov 1994 08:49:37 GMT`.
    package static func text(secondsSince1970 seconds: Int64) -> String {
        let (quotient, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let (days, second) = rest < 0 ? (Int(quotient) - 1, Int(rest) + 86_400) : (Int(quotient), Int(rest))
        let (year, month, day) = ServiceDay(daysSince1970: days).components
        // 1970-01-01 was a Thursday.
        let weekday = weekdays[((days + 3) % 7 + 7) % 7]
        let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
        return "\(weekday), \(padded(day, to: 2)) \(months[month - 1]) \(padded(year, to: 4)) \(time) GMT"
    }

    private static func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func year(_ text: String, now: ServiceDate) -> Int? {
        if let year = number(text, digits: 4...4) { return year }
        guard let short = number(text, digits: 2...2) else { return nil }
        let thisYear = now.day.components.year
        let year = thisYear - thisYear % 100 + short
        return year > thisYear + 50 ? year - 100 : year
    }

    /// Seconds of `08:49:37`; a leap second counts as the first of the next minute.
    private static func secondsOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2...2) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            hour < 24, minute < 60, second <= 60
        else { return nil }
        return (hour * 60 + minute) * 60 + second
    }
}
