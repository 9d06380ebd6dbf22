/// An obstacle that blocks some of the possible places of a session that has none.
public struct UnscheduledObstacle: Sendable, Equatable, Codable {
    /// The rule that the session would break in such a place.
    public enum Rule: String, Sendable, Equatable, Codable, CaseIterable {
        /// The session that must precede it has no place.
        case predecessorUnscheduled
        /// There are too few or too many days after the session that must precede it.
        case predecessorDays
        /// The attendee is in another session.
        case attendeeBusy
        /// The facilitator is in another session.
        case facilitatorBusy
        /// It is too close to another session of the facilitator.
        case facilitatorBuffer
        /// The facilitator's sessions of the day are used up.
        case facilitatorSessionsPerDay
        /// The facilitator's minutes of the day are used up.
        case facilitatorMinutesPerDay
        /// The facilitator's sessions of the week are used up.
        case facilitatorSessionsPerWeek
        /// The facilitator's minutes of the week are used up.
        case facilitatorMinutesPerWeek
        /// The attendee's minutes of the day are used up.
        case attendeeMinutesPerDay
        /// There are too few days from another session of the attendee.
        case attendeeDaysBetween
        /// As many people of the staffing group are in session as may be at once.
        case groupAway
        /// There are as many sessions in the location as it holds.
        case locationFull
    }

    /// The rule.
    public var rule: Rule
    /// Whom or what it is about: a user id, a session's key, a staffing group or a location.
    public var who: String
    /// How many of the session's possible places it blocks before any other rule does.
    public var places: Int
    /// The obstacle in a planner's words.
    public var message: String

    /// Creates an obstacle from its parts; nothing is checked.
    public init(rule: Rule, who: String, places: Int, message: String) {
        self.rule = rule
        self.who = who
        self.places = places
        self.message = message
    }
}
