import CoachingAPI

/// Dates and times as reports show them, in one zone.
extension ZoneClock {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// `Mon 2026-12-07`
    func shownDay(_ instant: Instant) -> String {
        let day = day(of: instant)
        return "\(ZoneClock.weekdays[day.weekday]) \(day)"
    }

    /// `09:15-09:45`, with the offset where clocks change on that day and the time alone could mean two.
    func shownSpan(_ start: Instant, _ end: Instant) -> String {
        let span = "\(local(start).time)-\(local(end).time)"
        let changes = offset(at: start.advanced(bySeconds: -86_400)) != offset(at: start.advanced(bySeconds: 86_400))
        return changes ? "\(span) \(shownOffset(start))" : span
    }

    /// `2026-12-07T09:15:00-05:00`
    func iso8601(_ instant: Instant) -> String {
        let (day, time) = local(instant)
        return "\(day)T\(time):00\(shownOffset(instant))"
    }

    private func shownOffset(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        return "\(offset < 0 ? "-" : "+")\(ClockTime(minuteOfDay: abs(offset) / 60))"
    }
}
