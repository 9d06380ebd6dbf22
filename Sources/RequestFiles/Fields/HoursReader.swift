import CoachingModels
import PlanModel

/// Reads `hours` and `closed`: one range or a list of them.
struct HoursReader {
    /// Nil if the request's time zone is wrong: dates are then left unread.
    let intervals: IntervalReader?

    private static let expected = "one range or a list of them: \(WeeklyHours.expected), or two dates or instants"

    func ranges(_ value: FieldValue?) -> [HoursRange] {
        guard let value else { return [] }
        guard value.node.scalar == nil else { return range(value).map { [$0] } ?? [] }
        return value.list(expected: Self.expected)?.compactMap(range) ?? []
    }

    private func range(_ value: FieldValue) -> HoursRange? {
        guard let text = value.text(maxLength: 200, expected: Self.expected) else { return nil }
        if text.contains("/") || LocalDate(text) != nil {
            return intervals?.interval(value).map(HoursRange.interval)
        }
        switch WeeklyHours.parse(text) {
        case .success(let hours): return .weekly(hours)
        case .failure(let fault): return value.accepted(nil, fault)
        }
    }
}
