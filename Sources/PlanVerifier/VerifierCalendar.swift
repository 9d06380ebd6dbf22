import CoachingModels
import Foundation
import PlanModel

/// Local days and times of day, computed with Foundation's calendar.
struct VerifierCalendar {
    private var calendar = Calendar(identifier: .gregorian)

    init(timeZone name: String) {
        if let zone = TimeZone(identifier: name) { calendar.timeZone = zone }
    }

    /// A number for the local day; consecutive days have consecutive numbers.
    func day(of instant: Instant) -> Int {
        let parts = calendar.dateComponents([.year, .month, .day], from: date(instant))
        var utc = Calendar(identifier: .gregorian)
        utc.timeZone = .gmt
        let midnight = utc.date(from: parts) ?? .distantPast
        return Int((midnight.timeIntervalSince1970 / 86_400).rounded())
    }

    func minuteOfDay(of instant: Instant) -> Int {
        let parts = calendar.dateComponents([.hour, .minute], from: date(instant))
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }

    /// A number for the ISO week of a local day; consecutive weeks have consecutive numbers. 1970-01-01 was a Thursday.
    static func week(ofDay day: Int) -> Int { (day + 3).flooredDivision(by: 7) }

    /// The weekday, 0 for Monday, and the minute of the local day at which a tick begins.
    func clock(ofTick tick: Int64) -> (weekday: Int, minute: Int) {
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: date(Tick(count: tick).start))
        // In Foundation a week begins with Sunday, as 1.
        return (((parts.weekday ?? 2) + 5) % 7, (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
    }

    /// The ticks of each local day, as quarter hours counted from 1970.
    func days(ofTicks ticks: Range<Int64>) -> [Range<Int64>] {
        var days: [Range<Int64>] = []
        var first = ticks.lowerBound
        while first < ticks.upperBound {
            let end = calendar.dateInterval(of: .day, for: date(Tick(count: first).start))?.end
            let next = (end.map { Int64(($0.timeIntervalSince1970 / Double(Tick.seconds)).rounded(.up)) } ?? first + 1)
            days.append(first..<min(max(next, first + 1), ticks.upperBound))
            first = max(next, first + 1)
        }
        return days
    }

    private func date(_ instant: Instant) -> Date {
        Date(timeIntervalSince1970: Double(instant.microseconds) / 1_000_000)
    }
}
