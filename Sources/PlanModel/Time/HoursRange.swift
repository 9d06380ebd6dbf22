/// A range of time in which sessions are permitted, or not permitted: weekly, or on the calendar.
public enum HoursRange: Sendable, Hashable {
    /// The same local times of every week.
    case weekly(WeeklyHours)
    /// From one instant to another; local dates in a request are stored in this form too.
    case interval(Interval)

    /// Whether a quarter hour lies entirely within the range.
    ///
    /// - Parameters:
    ///   - tick: the quarter hour of UTC.
    ///   - weekday: the weekday of the local day on which it begins.
    ///   - minute: the minute of that day at which it begins.
    package func holds(_ tick: Tick, weekday: Weekday, minute: Int) -> Bool {
        switch self {
        case .weekly(let hours): hours.days.contains(weekday) && hours.times.holdsTick(atMinute: minute)
        case .interval(let interval):
            interval.start <= tick.start && Tick(count: tick.count + 1).start <= interval.end
        }
    }

    /// Whether any part of a quarter hour lies in the range; parameters as for `holds`.
    package func touches(_ tick: Tick, weekday: Weekday, minute: Int) -> Bool {
        switch self {
        case .weekly(let hours): hours.days.contains(weekday) && hours.times.touchesTick(atMinute: minute)
        case .interval(let interval):
            tick.start < interval.end && interval.start < Tick(count: tick.count + 1).start
        }
    }

    /// The form in a request: two dates if both ends are starts of days, otherwise two instants.
    package func text(_ clock: ZoneClock) -> String {
        switch self {
        case .weekly(let hours): "\(hours)"
        case .interval(let interval): interval.text(clock)
        }
    }
}

extension Interval {
    /// Two dates if both ends are starts of days, otherwise two instants.
    package func text(_ clock: ZoneClock) -> String {
        let days = [start, end].map { instant in
            let day = clock.day(of: instant)
            return clock.start(of: day) == instant ? "\(day)" : nil
        }
        if let start = days[0], let end = days[1] { return "\(start)/\(end)" }
        return "\(start.exactText)/\(end.exactText)"
    }
}

/// Coded as a text, as in a request; both ends of an interval are written as instants.
extension HoursRange: Codable {
    /// Reads the form that `encode` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { Instant(String($0)) }
        if ends.count == 2, let start = ends[0], let end = ends[1] {
            self = .interval(Interval(start: start, end: end))
        } else if case .success(let hours) = WeeklyHours.parse(text) {
            self = .weekly(hours)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no range of hours")
        }
    }

    /// Writes `Mon-Fri 09:00-16:00`, or two instants.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .weekly(let hours): try container.encode("\(hours)")
        case .interval(let interval):
            try container.encode("\(interval.start.exactText)/\(interval.end.exactText)")
        }
    }
}
