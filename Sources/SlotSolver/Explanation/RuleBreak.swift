/// A rule that one more session would break beside a plan, with the indices of whom or what it is about.
public enum RuleBreak: Sendable, Hashable {
    /// The session that must precede it has no place.
    case predecessorUnscheduled(session: Int)
    /// There are too few or too many days after the session that must precede it.
    case predecessorDays(session: Int)
    /// The attendee is in another session.
    case attendeeBusy(attendee: Int32)
    /// The facilitator is in another session.
    case facilitatorBusy(facilitator: Int32)
    /// It is too close to another session of the facilitator.
    case facilitatorBuffer(facilitator: Int32)
    /// The facilitator's sessions of the day are used up.
    case facilitatorSessions(facilitator: Int32)
    /// The facilitator's time of the day is used up.
    case facilitatorMinutes(facilitator: Int32)
    /// The facilitator's sessions of the week are used up.
    case facilitatorWeekSessions(facilitator: Int32)
    /// The facilitator's time of the week is used up.
    case facilitatorWeekMinutes(facilitator: Int32)
    /// The attendee's time of the day is used up.
    case attendeeMinutes(attendee: Int32)
    /// There are too few days from another session of the attendee.
    case attendeeDays(attendee: Int32)
    /// As many people of the staffing group are in session as may be at once.
    case groupAway(group: Int32)
    /// There are as many sessions in the location as it holds.
    case locationFull(location: Int32)

    /// The rule of the check that the plan would break if the session were placed there nonetheless.
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
