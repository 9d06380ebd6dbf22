/// A rule that one more session would break beside a plan, and whom or what it is about: indices of the problem.
public enum RuleBreak: Sendable, Hashable {
    /// The session that must come first has no place.
    case predecessorUnscheduled(session: Int)
    /// Too few or too many days after the session that must come first.
    case predecessorDays(session: Int)
    /// The attendee is in another session.
    case attendeeBusy(attendee: Int32)
    /// The facilitator is in another session.
    case facilitatorBusy(facilitator: Int32)
    /// Too near to another session of the facilitator.
    case facilitatorBuffer(facilitator: Int32)
    /// The facilitator's sessions of the day.
    case facilitatorSessions(facilitator: Int32)
    /// The facilitator's time of the day.
    case facilitatorMinutes(facilitator: Int32)
    /// The facilitator's sessions of the week.
    case facilitatorWeekSessions(facilitator: Int32)
    /// The facilitator's time of the week.
    case facilitatorWeekMinutes(facilitator: Int32)
    /// The attendee's time of the day.
    case attendeeMinutes(attendee: Int32)
    /// Too few days from another session of the attendee.
    case attendeeDays(attendee: Int32)
    /// As many of the staffing group in session as may be at once.
    case groupAway(group: Int32)
    /// As many sessions in the location as it holds.
    case locationFull(location: Int32)

    /// The rule of the check that the plan would break, were the session put there all the same.
    public var rule: RuleViolation.Rule {
        switch self {
        case .predecessorUnscheduled, .predecessorDays: .afterPredecessor
        case .attendeeBusy, .facilitatorBusy: .personOverlap
        case .facilitatorBuffer: .facilitatorBuffer
        case .facilitatorSessions: .facilitatorSessionsPerDay
        case .facilitatorMinutes: .facilitatorMinutesPerDay
        case .facilitatorWeekSessions: .facilitatorSessionsPerWeek
        case .facilitatorWeekMinutes: .facilitatorMinutesPerWeek
        case .attendeeMinutes: .attendeeMinutesPerDay
        case .attendeeDays: .attendeeDaysBetween
        case .groupAway: .staffingGroupAway
        case .locationFull: .locationCapacity
        }
    }
}
