import CoachingModels

/// Where a session is in a plan.
public struct SessionPlace: Sendable, Hashable {
    /// When it begins.
    public var start: Instant
    /// User id of who leads it.
    public var facilitatorId: String

    /// A place of its parts.
    public init(start: Instant, facilitatorId: String) {
        self.start = start
        self.facilitatorId = facilitatorId
    }
}

extension Plan {
    /// Where the sessions are, by their keys.
    public var places: [String: SessionPlace] {
        appointments.reduce(into: [:]) { places, appointment in
            guard let facilitator = appointment.body.facilitatorId else { return }
            places[appointment.session] = SessionPlace(
                start: Instant(appointment.body.dateStart), facilitatorId: facilitator)
        }
    }
}

/// A session that one plan has elsewhere than another.
public struct SessionMove: Sendable, Equatable {
    /// The session's key.
    public var session: String
    /// Its place before; nil for none.
    public var from: SessionPlace?
    /// Its place after; nil for none.
    public var to: SessionPlace?

    /// A move of its parts.
    public init(session: String, from: SessionPlace?, to: SessionPlace?) {
        self.session = session
        self.from = from
        self.to = to
    }
}

/// By how much a plan costs more than the one at hand, below 0 for less, in the measure of the policy's costs.
public struct CostDifference: Sendable, Equatable {
    /// No plan of the kind costs less.
    public var atLeast: Double
    /// A plan that costs this much more was found.
    public var found: Double

    /// A difference between two limits.
    public init(atLeast: Double, found: Double) {
        self.atLeast = min(atLeast, found)
        self.found = found
    }

    /// Whether nothing is left between what is proven and what was found.
    public var isExact: Bool { found - atLeast < 0.005 }
}

/// What becomes of the starts in the window of a session, counted by the first thing that stands in the way of each.
public struct StartFunnel: Sendable, Equatable {
    /// What stands in the way of starts.
    public struct Step: Sendable, Equatable {
        /// Which of the conditions, as a program tells it from others.
        public var reason: Reason
        /// Whom or what it is about: a user id, a session's key, a group or a location; nil where it is about nobody alone.
        public var who: String?
        /// The same in a planner's words.
        public var message: String
        /// How many starts.
        public var starts: Int

        /// A step of its parts.
        public init(_ reason: Reason, who: String? = nil, message: String, starts: Int) {
            self.reason = reason
            self.who = who
            self.message = message
            self.starts = starts
        }
    }

    /// The conditions, in the order in which they are looked at.
    public enum Reason: String, Sendable, Equatable, CaseIterable {
        /// Hours and closed times.
        case outsideHours
        /// Not all who are to be coached are free.
        case attendeesBusy
        /// They are not free for the policy's margin before and after.
        case margin
        /// Nobody who may lead it is free.
        case nobodyFree
        /// The service did not suggest it, or with a rating that is not allowed.
        case rating
        /// The request forbids the place.
        case forbidden
        /// The session is bound to another place.
        case pin
        /// Another session of the plan, or a limit, takes it.
        case taken
    }

    /// Starts in the window.
    public var starts: Int
    /// Those that nothing stands in the way of.
    public var free: Int
    /// What stands in the way, each start counted once.
    public var steps: [Step]

    /// A funnel of its parts; that the numbers add up is not checked.
    public init(starts: Int, free: Int, steps: [Step]) {
        self.starts = starts
        self.free = free
        self.steps = steps
    }
}

/// A change that was tested by solving: it places the session.
public struct TestedChange: Sendable, Equatable {
    /// What changes of the request.
    public var change: RequestChange
    /// The session's place in the plan that was found.
    public var place: SessionPlace
    /// What the whole plan costs more with it, what leaving the session out costs being saved.
    public var difference: CostDifference
    /// The other sessions that are elsewhere in the plan that was found.
    public var moves: [SessionMove]

    /// A tested change of its parts.
    public init(change: RequestChange, place: SessionPlace, difference: CostDifference, moves: [SessionMove]) {
        self.change = change
        self.place = place
        self.difference = difference
        self.moves = moves
    }
}

extension TestedChange {
    /// Where the sessions are in the plan that was found.
    ///
    /// - Parameters:
    ///   - key: of the session that the change places.
    ///   - before: where they are in the plan that it was tested beside.
    public func places(_ key: String, before: [String: SessionPlace]) -> [String: SessionPlace] {
        var places = before
        for move in moves { places[move.session] = move.to }
        places[key] = place
        return places
    }
}

/// Why a session has no place, and what would give it one.
public struct UnplacedAnswer: Sendable, Equatable {
    /// The session, and the reason that the plan tells.
    public var session: UnscheduledSession
    /// What becomes of the starts in its window.
    public var funnel: StartFunnel
    /// Changes that place it, the cheapest first.
    public var changes: [TestedChange]
    /// Changes that were tried and do not place it.
    public var failed: Int
    /// Whether all changes were looked at: not where the answer was ended before.
    public var isComplete: Bool

    /// An answer of its parts.
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
    /// Where.
    public var place: SessionPlace
    /// What the whole plan costs more with the session there.
    public var difference: CostDifference
    /// The other sessions that are elsewhere in the plan that was found.
    public var moves: [SessionMove]

    /// Another place of its parts.
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
    /// Where it is.
    public var place: SessionPlace
    /// What the place costs, by term, beside the rest of the plan.
    public var terms: [CostTerm: Double]
    /// Where else it could be, the plans of least cost first.
    public var others: [OtherPlace]

    /// An answer of its parts.
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

/// What was asked about sessions of a plan.
public struct PlanAnswers: Sendable, Equatable {
    /// Those without a place, in the order in which they were asked about.
    public var unplaced: [UnplacedAnswer] = []
    /// Those with a place, in the order in which they were asked about.
    public var placed: [PlacedAnswer] = []
    /// What a plan costs more that was found without any change of the request, below 0: the plan at hand can be improved;
    /// nil where none was found.
    public var improvement: CostDifference?
    /// Keys of sessions that have no answer, as it was ended before.
    public var unanswered: [String] = []

    /// No answers yet.
    public init() {}
}
