/// Somebody who may lead sessions of a plan's request: the limits on that, and the time that they have for it.
public struct PlanCoach: Sendable, Equatable, Codable {
    /// The user id in the service.
    public var id: String
    /// Limits of each local day and of each ISO week, and the workload to aim at, as the request has them; nil for none.
    public var maxSessionsPerDay: Int?
    /// Minutes that they may lead a day; nil for no limit.
    public var maxMinutesPerDay: Int?
    /// Sessions that they may lead in an ISO week; nil for no limit.
    public var maxSessionsPerWeek: Int?
    /// Minutes that they may lead in an ISO week; nil for no limit.
    public var maxMinutesPerWeek: Int?
    /// Minutes over the horizon above which overload costs; nil for none.
    public var targetMinutes: Int?
    /// The local days of the horizon; nil where the service told no schedule of theirs.
    public var days: [CoachDay]?

    /// A coach with what is known of them; nothing is checked.
    public init(
        id: String, maxSessionsPerDay: Int? = nil, maxMinutesPerDay: Int? = nil, maxSessionsPerWeek: Int? = nil,
        maxMinutesPerWeek: Int? = nil, targetMinutes: Int? = nil, days: [CoachDay]? = nil
    ) {
        self.id = id
        self.maxSessionsPerDay = maxSessionsPerDay
        self.maxMinutesPerDay = maxMinutesPerDay
        self.maxSessionsPerWeek = maxSessionsPerWeek
        self.maxMinutesPerWeek = maxMinutesPerWeek
        self.targetMinutes = targetMinutes
        self.days = days
    }
}

/// The time that a coach has on one local day.
public struct CoachDay: Sendable, Equatable, Codable {
    /// Start of the first quarter hour of the day that is in the horizon.
    public var dateStart: Instant
    /// Minutes in whole quarter hours in which they are free, within their own hours and those of the policy; 0 on a day off.
    public var freeMinutes: Int

    /// A day of its parts; nothing is checked.
    public init(dateStart: Instant, freeMinutes: Int) {
        self.dateStart = dateStart
        self.freeMinutes = freeMinutes
    }
}

/// Somebody who has less than a quarter hour of free time before or after a session of theirs.
public struct NearEdge: Sendable, Equatable, Codable {
    /// So many minutes of free time before and after leave no edge to tell of.
    public static let minutes = 15

    /// The session's key.
    public var session: String
    /// User id of the facilitator or attendee.
    public var id: String
    /// Whole minutes of free time right before the session; nil where they are enough.
    public var before: Int?
    /// Whole minutes of free time right after the session; nil where they are enough.
    public var after: Int?

    /// An edge of its parts; nothing is checked.
    public init(session: String, id: String, before: Int?, after: Int?) {
        self.session = session
        self.id = id
        self.before = before
        self.after = after
    }
}
