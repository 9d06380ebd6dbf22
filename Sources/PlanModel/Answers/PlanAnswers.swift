import CoachingModels

/// The place of a session in a plan.
public struct SessionPlace: Sendable, Hashable {
    /// When it begins.
    public var start: Instant
    /// User id of the facilitator.
    public var facilitatorId: String

    /// Creates a place from its parts.
    public init(start: Instant, facilitatorId: String) {
        self.start = start
        self.facilitatorId = facilitatorId
    }
}

extension Plan {
    /// The places of the sessions, by their keys.
    public var places: [String: SessionPlace] {
        appointments.reduce(into: [:]) { places, appointment in
            guard let facilitator = appointment.body.facilitatorId else { return }
            places[appointment.session] = SessionPlace(
                start: Instant(appointment.body.dateStart), facilitatorId: facilitator)
        }
    }
}

/// A session that has different places in two plans.
public struct SessionMove: Sendable, Equatable {
    /// The session's key.
    public var session: String
    /// Its place before; nil for none.
    public var from: SessionPlace?
    /// Its place after; nil for none.
    public var to: SessionPlace?

    /// Creates a move from its parts.
    public init(session: String, from: SessionPlace?, to: SessionPlace?) {
        self.session = session
        self.from = from
        self.to = to
    }
}

/// By how much a plan costs more than the one at hand, below 0 for less, in the measure of the policy's costs.
public struct CostDifference: Sendable, Equatable {
    /// A lower bound: no plan of the kind costs less.
    public var atLeast: Double
    /// An upper bound: a plan that costs this much more was found.
    public var found: Double

    /// A difference between two bounds.
    public init(atLeast: Double, found: Double) {
        self.atLeast = min(atLeast, found)
        self.found = found
    }

    /// Whether the bound and the plan that was found agree.
    public var isExact: Bool { found - atLeast < 0.005 }
}

/// Which starts in the window of a session fail at which condition, each counted by the first condition that it fails.
public struct StartFunnel: Sendable, Equatable {
    /// A condition at which starts fail.
    public struct Step: Sendable, Equatable {
        /// Which of the conditions, as a code for programs.
        public var reason: Reason
        /// Whom or what it is about: a user id, a session's key, a group or a location; nil if it is not about a single
        /// one.
        public var who: String?
        /// The same in a planner's words.
        public var message: String
        /// How many starts fail at it.
        public var starts: Int

        /// Creates a step from its parts.
        public init(_ reason: Reason, who: String? = nil, message: String, starts: Int) {
            self.reason = reason
            self.who = who
            self.message = message
            self.starts = starts
        }
    }

    /// The conditions, in the order in which they are checked.
    public enum Reason: String, Sendable, Equatable, CaseIterable {
        /// Hours or closed times do not allow it.
        case outsideHours
        /// Not all of the people to be coached are free.
        case attendeesBusy
        /// They are not free for the policy's margin before and after.
        case margin
        /// Nobody who may lead it is free.
        case nobodyFree
        /// The service did not suggest it, or only with a rating that is not allowed.
        case rating
        /// The request forbids the place.
        case forbidden
        /// The session is pinned to another place.
        case pin
        /// Another session of the plan, or a limit, blocks it.
        case taken
    }

    /// Starts in the window.
    public var starts: Int
    /// Starts that fail at no condition.
    public var free: Int
    /// The conditions at which starts fail, each start counted once.
    public var steps: [Step]

    /// Creates a funnel from its parts; that the numbers add up is not checked.
    public init(starts: Int, free: Int, steps: [Step]) {
        self.starts = starts
        self.free = free
        self.steps = steps
    }
}

/// A change that was tested by solving and places the session.
public struct TestedChange: Sendable, Equatable {
    /// The change of the request.
    public var change: RequestChange
    /// The session's place in the plan that was found.
    public var place: SessionPlace
    /// By how much the whole plan costs more with it, with the cost of leaving the session out saved.
    public var difference: CostDifference
    /// The other sessions that have a different place in the plan that was found.
    public var moves: [SessionMove]

    /// Creates a tested change from its parts.
    public init(change: RequestChange, place: SessionPlace, difference: CostDifference, moves: [SessionMove]) {
        self.change = change
        self.place = place
        self.difference = difference
        self.moves = moves
    }
}

extension TestedChange {
    /// The places of the sessions in the plan that was found.
    ///
    /// - Parameters:
    ///   - key: key of the session that the change places.
    ///   - before: the places in the plan that the change was tested against.
    public func places(_ key: String, before: [String: SessionPlace]) -> [String: SessionPlace] {
        var places = before
        for move in moves { places[move.session] = move.to }
        places[key] = place
        return places
    }
}

/// Why a session has no place, and which changes would give it one.
public struct UnplacedAnswer: Sendable, Equatable {
    /// The session, and the reason that the plan states.
    public var session: UnscheduledSession
    /// Which starts in its window fail at which condition.
    public var funnel: StartFunnel
    /// Changes that place it; the cheapest come first.
    public var changes: [TestedChange]
    /// How many changes were tried that do not place it.
    public var failed: Int
    /// Whether all changes were looked at, rather than the answer ended early.
    public var isComplete: Bool

    /// Creates an answer from its parts.
    public init(
        session: UnscheduledSession, funnel: StartFunnel, changes: [TestedChange], failed: Int, isComplete: Bool = true
    ) {
        self.session = session
        self.funnel = funnel
        self.changes = changes
        self.failed = failed
        self.isComplete = isComplete
    }
}

/// Another place of a session that has one.
public struct OtherPlace: Sendable, Equatable {
    /// The place.
    public var place: SessionPlace
    /// By how much the whole plan costs more with the session there.
    public var difference: CostDifference
    /// The other sessions that have a different place in the plan that was found.
    public var moves: [SessionMove]

    /// Creates another place from its parts.
    public init(place: SessionPlace, difference: CostDifference, moves: [SessionMove]) {
        self.place = place
        self.difference = difference
        self.moves = moves
    }
}

/// Why a session is where it is, and where else it could be.
public struct PlacedAnswer: Sendable, Equatable {
    /// The session's key.
    public var session: String
    /// The appointment's name.
    public var name: String
    /// Its place.
    public var place: SessionPlace
    /// The cost of the place, by term, given the rest of the plan.
    public var terms: [CostTerm: Double]
    /// Where else it could be; the cheapest plans come first.
    public var others: [OtherPlace]

    /// Creates an answer from its parts.
    public init(
        session: String, name: String, place: SessionPlace, terms: [CostTerm: Double], others: [OtherPlace]
    ) {
        self.session = session
        self.name = name
        self.place = place
        self.terms = terms
        self.others = others
    }
}

/// The answers to questions about sessions of a plan.
public struct PlanAnswers: Sendable, Equatable {
    /// Those without a place, in the order in which they were asked about.
    public var unplaced: [UnplacedAnswer] = []
    /// Those with a place, in the order in which they were asked about.
    public var placed: [PlacedAnswer] = []
    /// By how much a plan that was found without any change of the request costs more, a number below 0: the plan at
    /// hand can be improved. Nil if none was found.
    public var improvement: CostDifference?
    /// Keys of sessions without an answer, because answering was ended early.
    public var unanswered: [String] = []

    /// No answers yet.
    public init() {}
}
