public import CoachingModels

/// A day of the calendar in the zone that the context names.
public typealias LocalDate = ServiceDay

extension LocalDate {
    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { (daysSince1970 % 7 + 10) % 7 }
}
