import CoachingModels
import PlanModel

/// Reads dates and instants, and refuses those that do not exist in the request's zone.
struct IntervalReader {
    let clock: ZoneClock

    private static let expected =
        "two dates yyyy-MM-dd/yyyy-MM-dd, the end exclusive, or two instants with Z or an offset"

    func interval(_ value: FieldValue) -> Interval? {
        guard let text = value.text(maxLength: 200, expected: Self.expected) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return value.failed("is not an interval", expected: Self.expected) }
        guard let start = edge(parts[0], of: value), let end = edge(parts[1], of: value) else { return nil }
        let interval = Interval(start: start, end: end)
        return value.accepted(interval, RequestRules.interval(interval))
    }

    /// A window: an interval, or its first and last day, one of which may be left out to use the horizon's.
    func window(_ value: FieldValue, horizon: Interval?) -> Interval? {
        guard value.node.entries != nil else { return interval(value) }
        guard let fields = FieldMap(value, known: RequestVocabulary.window.names, expected: "a window by days")
        else { return nil }
        let first = fields["first"].map { ($0, edge(of: $0)) }
        let last = fields["last"].map { ($0, edge(of: $0)) }
        if let first, first.1 == nil { return nil }
        if let last, last.1 == nil { return nil }
        guard let start = first?.1.map({ clock.start(of: $0) }) ?? horizon?.start,
            let end = last?.1.map({ clock.start(of: LocalDate(daysSince1970: $0.daysSince1970 + 1)) }) ?? horizon?.end
        else { return nil }
        let interval = Interval(start: start, end: end)
        return (last?.0 ?? first?.0 ?? value).accepted(interval, RequestRules.interval(interval))
    }

    private func edge(of value: FieldValue) -> LocalDate? {
        let expected = "a local date yyyy-MM-dd"
        guard let text = value.text(maxLength: 100, expected: expected) else { return nil }
        guard let day = LocalDate(text) else {
            return value.failed("is not a date of the calendar", expected: expected)
        }
        return edge(text, of: value).map { _ in day }
    }

    func instant(_ value: FieldValue) -> Instant? {
        let expected = "an instant with Z or an offset, such as 2026-12-08T15:00:00Z"
        guard let text = value.text(maxLength: 100, expected: expected) else { return nil }
        return instant(text, of: value, expected: expected)
    }

    private func edge(_ text: String, of value: FieldValue) -> Instant? {
        guard let day = LocalDate(text) else {
            if text.utf8.count > "yyyy-MM-dd".utf8.count { return instant(text, of: value, expected: Self.expected) }
            return value.failed("\(text) is not a date of the calendar", expected: Self.expected)
        }
        guard clock.hasDay(day) else {
            return value.failed("\(clock.name) has no \(day): its calendar skips that day", expected: "another date")
        }
        return inRange(clock.start(of: day), value)
    }

    /// The instant that a part of a value represents.
    func instant(_ text: String, of value: FieldValue, expected: String) -> Instant? {
        if let instant = Instant(text) { return inRange(instant, value) }
        guard let local = Instant.local(text) else {
            return value.failed("\(text) is not an instant", expected: expected)
        }
        guard clock.hasLocalTime(local) else {
            return value.failed(
                "\(text) does not exist in \(clock.name): the clocks skip it when daylight saving begins",
                expected: expected)
        }
        return value.failed("\(text) lacks Z or an offset", expected: expected)
    }

    private func inRange(_ instant: Instant, _ value: FieldValue) -> Instant? {
        value.accepted(instant, RequestRules.instant(instant, clock))
    }
}
