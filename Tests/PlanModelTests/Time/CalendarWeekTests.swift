import CoachingModels
import Testing

@testable import PlanModel

/// Weeks as ISO 8601 counts them, Monday to Sunday.
@Suite struct CalendarWeekTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-04", 0), ("1970-01-05", 1), ("1969-12-29", 0), ("1969-12-28", -1),
        ("2026-11-29", 2969), ("2026-11-30", 2970), ("2026-12-06", 2970), ("2026-12-07", 2971),
    ])
    func aWeekBeginsWithItsMonday(day: String, week: Int) throws {
        let date = try #require(LocalDate(day))
        #expect(date.week == week)
        let days = LocalDate.days(ofWeek: week)
        #expect(days.contains(date.daysSince1970) && days.count == 7)
        #expect(LocalDate(daysSince1970: days.lowerBound).weekday == 0)
        #expect(LocalDate(daysSince1970: days.upperBound).weekday == 6)
    }
}
