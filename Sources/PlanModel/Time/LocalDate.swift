public import CoachingModels

/// A calendar day in the zone that the context defines.
public typealias LocalDate = ServiceDay

extension LocalDate {
    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { (daysSince1970 % 7 + 10) % 7 }

    /// A number for the ISO week, Monday to Sunday: 0 for that of 1970-01-01, a Thursday, and one more for each later one.
    package var week: Int { (daysSince1970 + 3).flooredDivision(by: 7) }

    /// The days of an ISO week, as days since 1970.
    package static func days(ofWeek week: Int) -> ClosedRange<Int> { 7 * week - 3...7 * week + 3 }
}
