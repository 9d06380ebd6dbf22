/// Dates and times as reports show them, in one zone.
extension ZoneClock {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// `Mon 2026-12-07`
    package func shownDay(_ instant: Instant) -> String {
        let day = day(of: instant)
        return "\(weekday(of: instant)) \(day)"
    }

    /// `09:15`, with the offset if the clocks change on that day and the time alone is ambiguous.
    package func shownTime(_ instant: Instant) -> String {
        let time = "\(local(instant).time)"
        return changesAround(instant) ? "\(time) \(shownOffset(instant))" : time
    }

    /// `09:15-09:45`, in this short form if both ends are on one day with one offset; the day is then shown next to it.
    ///
    /// If the clocks change in between, each end has its own offset: `01:15 -04:00 to 01:15 -05:00`. An end on the next
    /// day is shown with its day, `23:45 to Tue 00:15`, except that midnight counts as the end of a day: `23:30-24:00`.
    package func shownSpan(_ start: Instant, _ end: Instant) -> String {
        let (from, until) = (local(start), local(end))
        let isSameOffset = offset(at: start) == offset(at: end)
        let isMidnight = until.time.minuteOfDay == 0 && day(of: end.advanced(bySeconds: -1)) == from.day
        if isSameOffset, from.day == until.day || isMidnight {
            let span = "\(from.time)-\(isMidnight ? "24:00" : "\(until.time)")"
            return changesAround(start) ? "\(span) \(shownOffset(start))" : span
        }
        let day = from.day == until.day ? "" : "\(weekday(of: end)) "
        let offset = isSameOffset ? "" : " \(shownOffset(end))"
        return "\(from.time)\(isSameOffset ? "" : " \(shownOffset(start))") to \(day)\(until.time)\(offset)"
    }

    /// `2026-12-07T09:15:00-05:00`
    package func iso8601(_ instant: Instant) -> String {
        let (day, time) = local(instant)
        return "\(day)T\(time):00\(shownOffset(instant))"
    }

    private func weekday(of instant: Instant) -> String { ZoneClock.weekdays[day(of: instant).weekday] }

    private func changesAround(_ instant: Instant) -> Bool {
        offset(at: instant.advanced(bySeconds: -86_400)) != offset(at: instant.advanced(bySeconds: 86_400))
    }

    private func shownOffset(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        return "\(offset < 0 ? "-" : "+")\(ClockTime(minuteOfDay: abs(offset) / 60))"
    }
}
