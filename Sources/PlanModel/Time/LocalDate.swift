public import CoachingModels

/// A calendar day in the zone that the context defines.
public typealias LocalDate = ServiceDay

extension LocalDate {
    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { (daysSince1970 % 7 + 10) % 7 }
}
