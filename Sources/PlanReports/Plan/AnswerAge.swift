public import PlanModel

/// The age of the service's answers, in a planner's words.
public struct AnswerAge: Sendable {
    private let first: Instant
    private let last: Instant
    private let clock: ZoneClock

    /// - Parameters:
    ///   - times: the earliest and the latest time at which an answer arrived.
    ///   - clock: the clock in which times are shown.
    public init(_ times: ClosedRange<Instant>, clock: ZoneClock) {
        first = times.lowerBound
        last = times.upperBound
        self.clock = clock
    }

    /// The age of the answers that a plan was made from; nil if they have no time.
    init?(_ slots: SlotsSummary, clock: ZoneClock) {
        guard let from = slots.queriedFrom, let to = slots.queriedTo, from <= to else { return nil }
        self.init(from...to, clock: clock)
    }

    /// `Mon 2026-10-19 04:00, 40 days ago`, or both ends if they are more than an hour apart: `Mon 2026-10-19 04:00 to
    /// Tue 2026-10-20 09:30, 40 to 39 days ago`.
    public func text(at now: Instant) -> String {
        guard last.seconds - first.seconds > 3600 else { return "\(shown(first))\(ago(at: now))" }
        return "\(shown(first)) to \(shown(last))\(ago(at: now))"
    }

    private func shown(_ instant: Instant) -> String { "\(clock.shownDay(instant)) \(clock.shownTime(instant))" }

    private func ago(at now: Instant) -> String {
        let (old, young) = (AnswerAge.span(first, now), AnswerAge.span(last, now))
        // Times in the future belong to a made-up case, or to a clock that is wrong: they have no age.
        guard let old, let young else { return "" }
        if old == young { return ", \(old.text) ago" }
        return old.unit == young.unit ? ", \(old.count) to \(young.text) ago" : ", \(old.text) to \(young.text) ago"
    }

    private struct Span: Equatable {
        let count: Int64
        let unit: String

        var text: String { count == 1 ? "1 \(unit)" : "\(count) \(unit)s" }
    }

    private static func span(_ instant: Instant, _ now: Instant) -> Span? {
        let seconds = now.seconds - instant.seconds
        guard seconds >= 0 else { return nil }
        for (unit, length) in [("day", Int64(86_400)), ("hour", 3600)] where seconds >= 2 * length {
            return Span(count: seconds / length, unit: unit)
        }
        return Span(count: max(1, seconds / 60), unit: "minute")
    }
}
