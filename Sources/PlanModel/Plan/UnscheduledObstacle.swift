/// What takes some of the possible places of a session that has none.
public struct UnscheduledObstacle: Sendable, Equatable, Codable {
    /// The rule that another session in such a place would break.
    public enum Rule: String, Sendable, Equatable, Codable, CaseIterable {
        /// The session that must come first has no place.
        case predecessorUnscheduled
        /// Too few or too many days after the session that must come first.
        case predecessorDays
        /// The attendee is in another session.
        case attendeeBusy
        /// The facilitator is in another session.
        case facilitatorBusy
        /// Too near to another session of the facilitator.
        case facilitatorBuffer
        /// The facilitator's sessions of the day.
        case facilitatorSessionsPerDay
        /// The facilitator's minutes of the day.
        case facilitatorMinutesPerDay
        /// The facilitator's sessions of the week.
        case facilitatorSessionsPerWeek
        /// The facilitator's minutes of the week.
        case facilitatorMinutesPerWeek
        /// The attendee's minutes of the day.
        case attendeeMinutesPerDay
        /// Too few days from another session of the attendee.
        case attendeeDaysBetween
        /// As many of the staffing group in session as may be at once.
        case groupAway
        /// As many sessions in the location as it holds.
        case locationFull
    }

    /// The rule.
    public var rule: Rule
    /// Whom or what it is about: a user id, a session's key, a staffing group or a location.
    public var who: String
    /// So many of the session's possible places are taken by it before any other rule.
    public var places: Int
    /// The same in a planner's words.
    public var message: String

    /// An obstacle of its parts; nothing is checked.
    public init(rule: Rule, who: String, places: Int, message: String) {
        self.rule = rule
        self.who = who
        self.places = places
        self.message = message
    }
}
