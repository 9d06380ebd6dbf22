/// A person who may lead sessions of a plan's request, with the limits on that and the time available for it.
public struct PlanCoach: Sendable, Equatable, Codable {
    /// The user id in the service.
    public var id: String
    /// Sessions that they may lead a day, as in the request; nil for no limit.
    public var maxSessionsPerDay: Int?
    /// Minutes that they may lead a day; nil for no limit.
    public var maxMinutesPerDay: Int?
    /// Sessions that they may lead in an ISO week; nil for no limit.
    public var maxSessionsPerWeek: Int?
    /// Minutes that they may lead in an ISO week; nil for no limit.
    public var maxMinutesPerWeek: Int?
    /// Minutes over the horizon above which the overload cost applies; nil for none.
    public var targetMinutes: Int?
    /// What they lead beside the plan, which counts in their limits; nil for nothing.
    public var held: [HeldAppointment]?
    /// The local days of the horizon; nil if the service reported no schedule of theirs.
    public var days: [CoachDay]?

    /// Creates a coach from what is known about them; nothing is checked.
    public init(
        id: String, maxSessionsPerDay: Int? = nil, maxMinutesPerDay: Int? = nil, maxSessionsPerWeek: Int? = nil,
        maxMinutesPerWeek: Int? = nil, targetMinutes: Int? = nil, held: [HeldAppointment]? = nil,
        days: [CoachDay]? = nil
    ) {
        self.id = id
        self.maxSessionsPerDay = maxSessionsPerDay
        self.maxMinutesPerDay = maxMinutesPerDay
        self.maxSessionsPerWeek = maxSessionsPerWeek
        self.maxMinutesPerWeek = maxMinutesPerWeek
        self.targetMinutes = targetMinutes
        self.held = held
        self.days = days
    }
}

/// The time that a coach has on one local day.
public struct CoachDay: Sendable, Equatable, Codable {
    /// Start of the first quarter hour of the day that is in the horizon.
    public var dateStart: Instant
    /// Minutes in whole quarter hours in which they are free, within their own hours and the policy's; 0 on a day off.
    public var freeMinutes: Int

    /// Creates a day from its parts; nothing is checked.
    public init(dateStart: Instant, freeMinutes: Int) {
        self.dateStart = dateStart
        self.freeMinutes = freeMinutes
    }
}

/// A person who has less than a quarter hour of free time before or after one of their sessions.
public struct NearEdge: Sendable, Equatable, Codable {
    /// With this many minutes of free time before and after, there is no edge to report.
    public static let minutes = 15

    /// The session's key.
    public var session: String
    /// User id of the facilitator or attendee.
    public var id: String
    /// Whole minutes of free time right before the session; nil if they are enough.
    public var before: Int?
    /// Whole minutes of free time right after the session; nil if they are enough.
    public var after: Int?

    /// Creates an edge from its parts; nothing is checked.
    public init(session: String, id: String, before: Int?, after: Int?) {
        self.session = session
        self.id = id
        self.before = before
        self.after = after
    }
}
