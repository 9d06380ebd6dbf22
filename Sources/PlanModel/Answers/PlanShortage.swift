/// The view in which shortages of a plan are grouped.
public enum ShortageView: String, Sendable, Equatable, CaseIterable {
    /// The days of each facilitator.
    case facilitator
    /// The staffing groups.
    case group
    /// The local days.
    case day
    /// The limits of the request.
    case limit
}

/// Something that keeps sessions from a place.
public enum ShortageSubject: Sendable, Hashable {
    /// A local day of a facilitator, by user id: other sessions of theirs, and their limits.
    case facilitatorDay(String, LocalDate)
    /// A staffing group: its people who may be away, and the cost of missing people.
    case group(String)
    /// A local day: other sessions and limits on it, whosever they are.
    case day(LocalDate)
    /// A limit of the request.
    case limit(RequestChange.Limit)
}

/// An addition of something that is short, tested by solving.
public struct TestedRelief: Sendable, Equatable {
    /// The kind of addition.
    public enum Relief: Sendable, Hashable {
        /// A second person on a facilitator's day, who is free when the facilitator is and has the same limits.
        case secondFacilitator
        /// A person on a day who is free whenever, by the slots, one of a session's facilitators could lead it.
        case oneMoreFacilitator
        /// One more person of a group at work, all the time.
        case onePersonMore
        /// A change of the request.
        case change(RequestChange)
    }

    /// The addition that was tried.
    public var relief: Relief
    /// Keys of sessions that have a place in the plan that was found and none in the plan at hand, in the request's
    /// order.
    public var placed: [String]
    /// Keys of sessions that lose their place in it.
    public var lost: [String]
    /// By how much the whole plan costs more with it.
    public var difference: CostDifference

    /// Creates a tested relief from its parts.
    public init(relief: Relief, placed: [String], lost: [String], difference: CostDifference) {
        self.relief = relief
        self.placed = placed
        self.lost = lost
        self.difference = difference
    }
}

/// Where a plan is short of something, and what would help.
public struct Shortage: Sendable, Equatable {
    /// What keeps the sessions from a place.
    public var subject: ShortageSubject
    /// Keys of the sessions without a place for which this is the only obstacle to one of their possible places, in the
    /// request's order.
    public var sessions: [String]
    /// How many such places there are.
    public var places: Int
    /// The additions that were tried; those that help most come first. Empty if none could be tried, or the answer was
    /// ended early.
    public var reliefs: [TestedRelief]

    /// Creates a shortage from its parts.
    public init(subject: ShortageSubject, sessions: [String], places: Int, reliefs: [TestedRelief] = []) {
        self.subject = subject
        self.sessions = sessions
        self.places = places
        self.reliefs = reliefs
    }
}

/// The shortages of a plan in one view.
public struct ShortageAnswer: Sendable, Equatable {
    /// The view.
    public var view: ShortageView
    /// The shortages; those that keep most sessions from a place come first.
    public var shortages: [Shortage]
    /// Keys of sessions without a place that none of the shortages keeps from one, in the request's order.
    public var others: [String]
    /// By how much a plan that was found without any change of the request costs more, a number below 0; nil if none
    /// was found.
    public var improvement: CostDifference?
    /// Whether everything was tried, rather than the answer ended early.
    public var isComplete: Bool

    /// Creates an answer from its parts.
    public init(
        view: ShortageView, shortages: [Shortage], others: [String], improvement: CostDifference? = nil,
        isComplete: Bool = true
    ) {
        self.view = view
        self.shortages = shortages
        self.others = others
        self.improvement = improvement
        self.isComplete = isComplete
    }
}
