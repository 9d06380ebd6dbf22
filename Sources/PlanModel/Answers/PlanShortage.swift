/// By what a plan is looked at to say where it is short.
public enum ShortageView: String, Sendable, Equatable, CaseIterable {
    /// The days of each facilitator.
    case facilitator
    /// Staffing groups.
    case group
    /// Local days.
    case day
    /// Limits of the request.
    case limit
}

/// What keeps sessions from a place.
public enum ShortageSubject: Sendable, Hashable {
    /// A local day of a facilitator, by user id: other sessions of theirs, and their limits.
    case facilitatorDay(String, LocalDate)
    /// A staffing group: its people who may be away, and what missing people cost.
    case group(String)
    /// A local day: other sessions and limits on it, whosever they are.
    case day(LocalDate)
    /// A limit of the request.
    case limit(RequestChange.Limit)
}

/// Something more than there is, that was tried by solving.
public struct TestedRelief: Sendable, Equatable {
    /// What there would be more of.
    public enum Relief: Sendable, Hashable {
        /// Somebody else on a facilitator's day, who is free when they are, and has the same limits.
        case secondFacilitator
        /// Somebody on a day who is free whenever one of a session's facilitators could lead it by the slots.
        case oneMoreFacilitator
        /// One person more of a group at work, all the time.
        case onePersonMore
        /// A change of the request.
        case change(RequestChange)
    }

    /// What was tried.
    public var relief: Relief
    /// Keys of sessions that have a place in the plan that was found and none in the plan at hand, in the request's order.
    public var placed: [String]
    /// Keys of sessions that lose their place in it.
    public var lost: [String]
    /// What the whole plan costs more with it.
    public var difference: CostDifference

    /// A tested relief of its parts.
    public init(relief: Relief, placed: [String], lost: [String], difference: CostDifference) {
        self.relief = relief
        self.placed = placed
        self.lost = lost
        self.difference = difference
    }
}

/// Where a plan is short, and what would help.
public struct Shortage: Sendable, Equatable {
    /// What keeps the sessions from a place.
    public var subject: ShortageSubject
    /// Keys of the sessions without a place that nothing else keeps from one of their possible places, in the request's order.
    public var sessions: [String]
    /// How many such places there are.
    public var places: Int
    /// What was tried, what helps most first; empty where nothing could be, or the answer was ended before.
    public var reliefs: [TestedRelief]

    /// A shortage of its parts.
    public init(subject: ShortageSubject, sessions: [String], places: Int, reliefs: [TestedRelief] = []) {
        self.subject = subject
        self.sessions = sessions
        self.places = places
        self.reliefs = reliefs
    }
}

/// Where a plan is short by one view.
public struct ShortageAnswer: Sendable, Equatable {
    /// By what the plan was looked at.
    public var view: ShortageView
    /// Those that keep most sessions from a place first.
    public var shortages: [Shortage]
    /// Keys of sessions without a place that none of the shortages keeps from one, in the request's order.
    public var others: [String]
    /// What a plan costs more that was found without any change of the request, below 0; nil where none was found.
    public var improvement: CostDifference?
    /// Whether all was tried that is to be tried: not where the answer was ended before.
    public var isComplete: Bool

    /// An answer of its parts.
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
