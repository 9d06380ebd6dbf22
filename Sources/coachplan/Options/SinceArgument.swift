import ArgumentParser
import CoachingModels
import PlanModel

/// From when on a list goes: so many weeks or days ago, or a date.
struct SinceArgument: ExpressibleByArgument, Equatable {
    private enum Start: Equatable { case days(Int), date(LocalDate) }

    private let start: Start

    init(days: Int) { start = .days(days) }

    init?(argument: String) {
        if let date = LocalDate(argument) {
            start = .date(date)
        } else if let unit = argument.last, let days = ["w": 7, "d": 1][unit], argument.dropLast().utf8.count <= 4,
            argument.dropLast().utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(argument.dropLast()),
            count > 0
        {
            start = .days(count * days)
        } else {
            return nil
        }
    }

    var defaultValueDescription: String {
        switch start {
        case .days(let days): days % 7 == 0 ? "\(days / 7)w" : "\(days)d"
        case .date(let date): "\(date)"
        }
    }

    /// The beginning of the day that is meant.
    func start(at now: Instant, _ clock: ZoneClock) -> Instant {
        switch start {
        case .date(let date): clock.start(of: date)
        case .days(let days): clock.start(of: LocalDate(daysSince1970: clock.day(of: now).daysSince1970 - days))
        }
    }
}

/// Local days `first/end`, the end exclusive.
struct DaysArgument: ExpressibleByArgument {
    var days: DayRange

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = LocalDate(parts[0]), let end = LocalDate(parts[1]), first < end,
            end.daysSince1970 - first.daysSince1970 <= 366
        else { return nil }
        days = DayRange(first: first, last: LocalDate(daysSince1970: end.daysSince1970 - 1))
    }
}
