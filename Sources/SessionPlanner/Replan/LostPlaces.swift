import CoachingModels
public import PlanModel

/// Places of a plan that a problem does not have: the request or the slots are no longer those from which the plan was
/// made.
public struct LostPlaces: Error, Sendable, Equatable, CustomStringConvertible {
    /// The places, in the plan's order, at least one.
    public let places: [LostPlace]
    /// The part of the plan that the problem still has.
    public let remaining: PlanAssignment

    /// A line for each place, for the planner.
    public var description: String { places.map(\.description).joined(separator: "\n") }
}

/// A place that a plan gives a session, and why the session can no longer have it.
public struct LostPlace: Sendable, Equatable, CustomStringConvertible {
    /// Why a session cannot have the place that the plan gives it.
    public enum Reason: String, Sendable, CaseIterable {
        /// The request has no session with this key.
        case noSession
        /// The plan has another place for this session.
        case placedTwice
        /// The plan names nobody who leads the session.
        case nobodyLeads
        /// The request does not let this facilitator lead the session.
        case notAFacilitator
        /// The facilitator attends the session.
        case facilitatorAttends
        /// The session would not start on a quarter hour of the horizon and lie wholly inside its window.
        case outsideWindow
        /// Hours or closed times of the policy, the session or an attendee do not allow it.
        case closedTimes
        /// The attendees are not free for the policy's margin before and after.
        case noMargin
        /// The slots do not show that all attendees are free throughout.
        case attendeeNotFree
        /// The slots do not show that the facilitator is free throughout.
        case facilitatorNotFree
        /// The service does not suggest this start for these attendees with a rating that the policy allows.
        case notSuggested
        /// The request forbids the place.
        case forbidden
        /// The session is pinned to another place.
        case pinnedElsewhere
        /// Together with other places of the plan, or with what is held beside it, it exceeds a limit of a day or week, or
        /// the days between two sessions of an attendee are too few.
        case overLimit
        /// It overlaps with another place of the plan, or is too close to it.
        case tooClose
        /// Together with other places of the plan it takes more people of a staffing group away, or needs more of its
        /// location, than may be at once.
        case tooManyAtOnce
        /// It is not as far from its predecessor as the request asks.
        case notAfterPredecessor
    }

    /// The session's key.
    public let session: String
    /// User id of the facilitator who was to lead it; nil if the plan names nobody.
    public let facilitatorId: String?
    /// When the session was to start.
    public let start: Instant
    /// The reason as a code for programs.
    public let reason: Reason
    /// The reason in a planner's words.
    public let message: String

    /// The session's key and the message, in one line for a terminal.
    public var description: String { "\(ForeignText.shown(session)): \(message)" }
}
