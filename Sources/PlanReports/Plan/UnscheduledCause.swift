import CoachingModels
import PlanModel

/// Why sessions have no place, in a form that several sessions may share.
struct UnscheduledCause: Hashable {
    var reason: UnscheduledReason
    /// The rule that takes most of a session's places; nil if no rule does, or the places are too expensive.
    var rule: UnscheduledObstacle.Rule?
    /// The one facilitator, group or location that it is about; empty if it is about the sessions' own people.
    var who = ""
    /// The people who may lead, if none of them is free.
    var leaders: [String] = []

    init(_ session: UnscheduledSession) {
        reason = session.reason
        guard let worst = session.obstacles?.first else {
            if [.noCommonTime, .facilitatorUnknown].contains(reason) { leaders = session.facilitatorIds ?? [] }
            return
        }
        rule = worst.rule
        // Even if other rules take some of its places, the predecessor is the cause.
        reason = worst.rule.isOfPredecessor ? .predecessor : .noCapacity
        if !worst.rule.isOfTheSession { who = worst.who }
    }

    /// The cause in words that can stand alone.
    ///
    /// - Parameter name: returns the name to show for the person, group or location that it is about.
    func words(_ name: (String) -> String) -> String {
        switch rule {
        case .predecessorUnscheduled: "the session that must come first has no place"
        case .predecessorDays: "no place is the right number of days after the session that must come first"
        case .attendeeBusy: "their attendees are in other sessions"
        case .attendeeMinutesPerDay: "their attendees have too few minutes left for the day"
        case .attendeeDaysBetween: "too few days from other sessions of the same attendees"
        case .facilitatorBusy: "\(name(who)) is in other sessions"
        case .facilitatorBuffer: "too near to other sessions of \(name(who))"
        case .facilitatorSessionsPerDay: "\(name(who)) has reached the sessions allowed for each day"
        case .facilitatorMinutesPerDay: "\(name(who)) has too few minutes left for each day"
        case .facilitatorSessionsPerWeek: "\(name(who)) has reached the sessions allowed for the week"
        case .facilitatorMinutesPerWeek: "\(name(who)) has too few minutes left for the week"
        case .groupAway: "\(ForeignText.shown(who)) has as many people in sessions as it may have at once"
        case .locationFull: "\(ForeignText.shown(who)) is full"
        case nil: reason.words(Numbers.joined(leaders.prefix(3).map(name) + (leaders.count > 3 ? ["others"] : [])))
        }
    }
}

extension UnscheduledObstacle.Rule {
    fileprivate var isOfPredecessor: Bool { [.predecessorUnscheduled, .predecessorDays].contains(self) }

    /// Whether it is about people or predecessors that differ from session to session.
    fileprivate var isOfTheSession: Bool {
        switch self {
        case .predecessorUnscheduled, .predecessorDays, .attendeeBusy, .attendeeMinutesPerDay, .attendeeDaysBetween:
            true
        default: false
        }
    }
}

extension UnscheduledReason {
    /// What all sessions with this reason have in common, in words.
    fileprivate func words(_ leaders: String) -> String {
        switch self {
        case .attendeeUnknown: "the service told no schedule of an attendee"
        case .facilitatorUnknown: "the service told no schedule of \(leaders)"
        case .closedTimes: "hours and closed times leave no start"
        case .noAttendeeTime: "the attendees are never free for so long"
        case .noMargin: "the attendees are not free for the margin before and after"
        case .noCommonTime: "\(leaders): nobody is free when the attendees are"
        case .noSuggestedSlot: "the service suggested no slot of an allowed rating when all are free"
        case .forbidden: "the request forbids all places that the slots allow"
        case .pinNotAvailable: "the pinned place is not available"
        case .predecessor: "the session that must come first"
        case .noCapacity: "other sessions take all possible places"
        case .tooExpensive: "a place costs more than leaving the session out"
        case .stoppedEarly: "the run stopped before it had tried all; plan again with more time"
        }
    }
}
