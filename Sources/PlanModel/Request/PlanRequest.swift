/// What the planner asks for, read and validated: whoever holds one need not check it again.
public struct PlanRequest: Sendable, Equatable {
    public var name: String
    public var clock: ZoneClock
    public var horizon: Interval
    public var facilitators: [FacilitatorRequest]
    public var attendees: [AttendeeRequest]
    public var sessions: [SessionRequest]
    public var policy: Policy
    /// SHA-256 of the request file, followed by its sessions file if it has one, in lower-case hexadecimal.
    public var sha256: String

    package init(
        name: String, clock: ZoneClock, horizon: Interval, facilitators: [FacilitatorRequest],
        attendees: [AttendeeRequest], sessions: [SessionRequest], policy: Policy, sha256: String
    ) {
        self.name = name
        self.clock = clock
        self.horizon = horizon
        self.facilitators = facilitators
        self.attendees = attendees
        self.sessions = sessions
        self.policy = policy
        self.sha256 = sha256
    }
}

/// Time from a start to an end, the end exclusive.
public struct Interval: Sendable, Hashable {
    public var start: Instant
    public var end: Instant

    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// What both intervals cover. Its end is not after its start where they have no time in common.
    public func intersection(_ other: Interval) -> Interval {
        Interval(start: max(start, other.start), end: min(end, other.end))
    }

    public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }
}

/// Somebody who leads sessions, and the limits on that.
public struct FacilitatorRequest: Sendable, Equatable {
    /// The user id in the service.
    public var id: String
    public var name: String?
    public var maxSessionsPerDay: Int?
    public var maxMinutesPerDay: Int?
    /// Free time between two of their sessions.
    public var bufferMinutes = 0
    /// Workload over the horizon above which the overload cost applies.
    public var targetMinutes: Int?

    package init(
        id: String, name: String? = nil, maxSessionsPerDay: Int? = nil, maxMinutesPerDay: Int? = nil,
        bufferMinutes: Int = 0, targetMinutes: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.maxSessionsPerDay = maxSessionsPerDay
        self.maxMinutesPerDay = maxMinutesPerDay
        self.bufferMinutes = bufferMinutes
        self.targetMinutes = targetMinutes
    }
}

/// Somebody who is coached.
public struct AttendeeRequest: Sendable, Equatable {
    /// The user id in the service.
    public var id: String
    public var name: String?
    /// Nil leaves the group to the business unit that the slots tell.
    public var staffingGroup: String?
    public var maxMinutesPerDay: Int?

    package init(id: String, name: String? = nil, staffingGroup: String? = nil, maxMinutesPerDay: Int? = nil) {
        self.id = id
        self.name = name
        self.staffingGroup = staffingGroup
        self.maxMinutesPerDay = maxMinutesPerDay
    }
}

/// One coaching appointment to place.
public struct SessionRequest: Sendable, Equatable {
    public var key: String
    public var name: String
    public var description: String
    /// User ids, each once.
    public var attendees: [String]
    /// User ids of those who may lead it, in order of preference, each once.
    public var facilitators: [String]
    /// 15, 30, 45 or 60.
    public var lengthInMinutes: Int
    /// The session's own window as it was written, nil for the horizon.
    public var window: Interval?
    /// 1 to 100.
    public var priority = 1
    /// Preferred local range, from before to.
    public var timeOfDay: Range<ClockTime>?
    public var after: AfterRequest?
    public var pin: PinRequest?
    public var location: String?
    public var conversationIds: [String]?
    public var documentIds: [String]?
    public var externalLinks: [String]?
    public var shareInsightsData: Bool?
    public var addToSchedule = true

    package init(
        key: String, name: String, description: String, attendees: [String], facilitators: [String],
        lengthInMinutes: Int, window: Interval? = nil, priority: Int = 1, timeOfDay: Range<ClockTime>? = nil,
        after: AfterRequest? = nil, pin: PinRequest? = nil, location: String? = nil, conversationIds: [String]? = nil,
        documentIds: [String]? = nil, externalLinks: [String]? = nil, shareInsightsData: Bool? = nil,
        addToSchedule: Bool = true
    ) {
        self.key = key
        self.name = name
        self.description = description
        self.attendees = attendees
        self.facilitators = facilitators
        self.lengthInMinutes = lengthInMinutes
        self.window = window
        self.priority = priority
        self.timeOfDay = timeOfDay
        self.after = after
        self.pin = pin
        self.location = location
        self.conversationIds = conversationIds
        self.documentIds = documentIds
        self.externalLinks = externalLinks
        self.shareInsightsData = shareInsightsData
        self.addToSchedule = addToSchedule
    }

    /// Length in ticks of 15 minutes.
    public var ticks: Int { lengthInMinutes / 15 }
}

/// A session takes place so many local calendar days after another one.
public struct AfterRequest: Sendable, Equatable {
    /// Key of the predecessor.
    public var session: String
    public var minDays = 0
    public var maxDays: Int?

    package init(session: String, minDays: Int = 0, maxDays: Int? = nil) {
        self.session = session
        self.minDays = minDays
        self.maxDays = maxDays
    }
}

/// A session takes place here or not at all.
public struct PinRequest: Sendable, Equatable {
    public var dateStart: Instant
    public var facilitatorId: String?

    package init(dateStart: Instant, facilitatorId: String? = nil) {
        self.dateStart = dateStart
        self.facilitatorId = facilitatorId
    }
}
