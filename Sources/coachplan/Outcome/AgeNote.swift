import PlanModel
import PlanReports

/// A note for the planner on old answers of the service.
enum AgeNote {
    private static let day: Int64 = 86_400

    /// A sentence if the earliest of the answers is older than a day; nil if none is, or none has a time.
    static func text(_ times: ClosedRange<Instant>?, clock: ZoneClock, now: Instant, advice: String) -> String? {
        guard let times, now.seconds - times.lowerBound.seconds > day else { return nil }
        return "The service was asked on \(AnswerAge(times, clock: clock).text(at: now)): \(advice)"
    }

    /// The same for the answers from which a plan was made.
    static func text(_ slots: SlotsSummary, clock: ZoneClock, now: Instant, advice: String) -> String? {
        guard let from = slots.queriedFrom, let to = slots.queriedTo, from <= to else { return nil }
        return text(from...to, clock: clock, now: now, advice: advice)
    }
}

extension SlotsFile {
    /// The times of its first and its last answer; nil if they have none.
    var askedAt: ClosedRange<Instant>? {
        guard let from = queriedFrom.flatMap({ Instant($0) }), let to = queriedTo.flatMap({ Instant($0) }),
            from <= to
        else { return nil }
        return from...to
    }
}
