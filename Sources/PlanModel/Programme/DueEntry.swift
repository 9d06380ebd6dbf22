public import CoachingModels

/// How somebody of a programme stands: when they were coached last, and when they are due.
public struct DueEntry: Sendable, Equatable {
    /// How they stand, those first who need a session most.
    public enum State: String, Sendable, CaseIterable {
        /// The day on which they were due is over, and the grace too.
        case overdue
        /// They are due by the end of the days that a request plans, or were never coached.
        case due
        /// There is a session for them, or one that is over and may still be completed.
        case planned
        /// They are in a session right now.
        case inProgress
        /// They are due later.
        case later
        /// The service does not tell their appointments.
        case unknown
    }

    /// Who it is.
    public var member: CoachingProgramme.Member
    /// How they stand.
    public var state: State
    /// When the session began in which they were coached last; nil where none is known.
    public var last: Instant?
    /// Who led it, by user id.
    public var lastBy: String?
    /// The day on which they are due; nil for somebody of whom neither a session nor a first day is known.
    public var due: LocalDate?
    /// When the next session begins, or began.
    public var planned: Instant?
    /// Who leads it, by user id.
    public var plannedBy: String?
    /// Whether the published schedule behind the planned session has changed, so that it has to be moved.
    public var hasInvalidSchedule = false
    /// Sessions since the list begins that did not take place.
    public var missed = 0
    /// The day of the session that they were coached in last, in the programme's zone.
    public var lastDay: LocalDate?

    /// Somebody of whom nothing more is known.
    public init(_ member: CoachingProgramme.Member, _ state: State) {
        self.member = member
        self.state = state
    }

    /// What the session that is due is called in requests: the same until they are coached again, whenever the list is made.
    public var key: String { lastDay.map { "\(member.key)-after-\($0)" } ?? "\(member.key)-first" }

    /// Whether a request is to have a session for them.
    public var needsSession: Bool { state == .overdue || state == .due }
}
