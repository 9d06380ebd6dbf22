import PlanModel
import PlanReports

/// What a planner should know of answers of the service that are old.
enum AgeNote {
    private static let day: Int64 = 86_400

    /// A sentence where the first of the answers is older than a day; nil where none is, or none tells its time.
    static func text(_ times: ClosedRange<Instant>?, clock: ZoneClock, now: Instant, advice: String) -> String? {
        guard let times, now.seconds - times.lowerBound.seconds > day else { return nil }
        return "The service was asked on \(AnswerAge(times, clock: clock).text(at: now)): \(advice)"
    }

    /// Of the answers that a plan was made from.
    static func text(_ slots: SlotsSummary, clock: ZoneClock, now: Instant, advice: String) -> String? {
        guard let from = slots.queriedFrom, let to = slots.queriedTo, from <= to else { return nil }
        return text(from...to, clock: clock, now: now, advice: advice)
    }
}

extension SlotsFile {
    /// When the first and the last of its answers came; nil where they do not tell.
    var askedAt: ClosedRange<Instant>? {
        guard let from = queriedFrom.flatMap({ Instant($0) }), let to = queriedTo.flatMap({ Instant($0) }),
            from <= to
        else { return nil }
        return from...to
    }
}
