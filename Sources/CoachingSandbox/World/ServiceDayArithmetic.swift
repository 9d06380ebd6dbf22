package import CoachingModels
import Foundation

extension ServiceDay {
    /// The local date of an instant.
    init(of instant: Date, in zone: TimeZone) {
        let local = instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant))
        self.init(daysSince1970: Int((local / 86_400).rounded(.down)))
    }

    /// 0 for Monday to 6 for Sunday.
    var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 }

    /// The first Monday after this day.
    var nextMonday: ServiceDay { self + (7 - weekday) }

    /// The whole minute since 1970 at which this day starts in `zone`.
    func startMinute(in zone: TimeZone) -> Int {
        let utc = daysSince1970 * 1440
        // The offset at local midnight: guess with the offset at UTC midnight, then correct once.
        let guess = utc - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc) * 60)) / 60
        return utc - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess) * 60)) / 60
    }

    package static func + (day: ServiceDay, days: Int) -> ServiceDay {
        ServiceDay(daysSince1970: day.daysSince1970 + days)
    }
}

extension ServiceInterval {
    /// Whether a minute since 1970 begins in the interval.
    package func contains(minute: Int) -> Bool {
        let instant = Int64(minute) * 60_000
        return start.millisecondsSince1970 <= instant && instant < end.millisecondsSince1970
    }

    /// Whether the time between two minutes since 1970, the second excluded, overlaps the interval.
    func overlaps(from first: Int, to last: Int) -> Bool {
        Int64(first) * 60_000 < end.millisecondsSince1970 && start.millisecondsSince1970 < Int64(last) * 60_000
    }
}

extension ServiceDate {
    package static func minute(_ minute: Int) -> ServiceDate {
        ServiceDate(millisecondsSince1970: Int64(minute) * 60_000)
    }

    /// Whole minutes since 1970, rounded down.
    package var minute: Int { Int((Double(millisecondsSince1970) / 60_000).rounded(.down)) }

    /// Whole minutes since 1970, rounded up.
    var minuteUp: Int { Int((Double(millisecondsSince1970) / 60_000).rounded(.up)) }
}
