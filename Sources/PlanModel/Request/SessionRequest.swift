/// One coaching appointment to place.
public struct SessionRequest: Sendable, Equatable {
    /// Names the session in the plan and in others' `after`: 1 to 64 letters, digits, `.`, `_` or `-`.
    public package(set) var key: String
    /// The appointment's name in the service, 1 to 1000 bytes.
    public package(set) var name: String
    /// The appointment's description in the service, at most 65,536 bytes; may be empty.
    public package(set) var description: String
    /// User ids, each once.
    public package(set) var attendees: [String]
    /// User ids of those who may lead it, in order of preference, each once.
    public package(set) var facilitators: [String]
    /// 15, 30, 45 or 60.
    public package(set) var lengthInMinutes: Int
    /// The session's own window as it was written, nil for the horizon.
    public package(set) var window: Interval?
    /// 1 to 100.
    public package(set) var priority = 1
    /// Preferred local range, from before to; every quarter hour of the session lies in it, or the preference is not kept.
    public package(set) var timeOfDay: Range<ClockTime>?
    /// The session lies wholly in one of these; empty for no limit of its own.
    public package(set) var hours: [HoursRange] = []
    /// No part of the session lies in any of these.
    public package(set) var closed: [HoursRange] = []
    /// Places that the session must not have, each once.
    public package(set) var forbidden: [ForbiddenPlace] = []
    /// The session that comes before this one, and by how many days; nil for none.
    public package(set) var after: AfterRequest?
    /// The place to which the session is bound; nil if it is free.
    public package(set) var pin: PinRequest?
    /// Where it takes place, 1 to 256 bytes without control characters; nil for nowhere in particular.
    /// `Policy.locations` says how many sessions it holds at once.
    public package(set) var location: String?
    /// Ids of the conversations to talk about, each once: passed on to the service. Nil sends no such field.
    public package(set) var conversationIds: [String]?
    /// Ids of documents to go with it, each once: passed on to the service. Nil sends no such field.
    public package(set) var documentIds: [String]?
    /// Links of 1 to 8192 bytes, passed on to the service as they are. Nil sends no such field.
    public package(set) var externalLinks: [String]?
    /// Passed on to the service as it is. Nil sends no such field, which leaves it to the service.
    public package(set) var shareInsightsData: Bool?
    /// Whether the service also puts the session on the published schedule, as by default.
    public package(set) var addToSchedule = true

    /// A session that fits into no request is refused by the request; this refuses what is wrong in any.
    ///
    /// Throws `InvalidRequest` for a value that planning.md does not allow: a key with other characters than its own, no
    /// attendee, nobody to lead it, a length that cannot be booked, a pin outside the window.
    public init(
        key: String, name: String, description: String = "", attendees: [String], facilitators: [String],
        lengthInMinutes: Int, window: Interval? = nil, priority: Int = 1, timeOfDay: Range<ClockTime>? = nil,
        hours: [HoursRange] = [], closed: [HoursRange] = [], forbidden: [ForbiddenPlace] = [],
        after: AfterRequest? = nil, pin: PinRequest? = nil,
        location: String? = nil, conversationIds: [String]? = nil,
        documentIds: [String]? = nil, externalLinks: [String]? = nil, shareInsightsData: Bool? = nil,
        addToSchedule: Bool = true
    ) throws(InvalidRequest) {
        self.init(
            unchecked: key, name: name, description: description, attendees: attendees, facilitators: facilitators,
            lengthInMinutes: lengthInMinutes)
        self.window = window
        self.priority = priority
        self.timeOfDay = timeOfDay
        self.hours = hours
        self.closed = closed
        self.forbidden = forbidden
        self.after = after
        self.pin = pin
        self.location = location
        self.conversationIds = conversationIds
        self.documentIds = documentIds
        self.externalLinks = externalLinks
        self.shareInsightsData = shareInsightsData
        self.addToSchedule = addToSchedule
        try checked()
    }

    /// For a reader, which checks each value where it stands.
    package init(
        unchecked key: String, name: String, description: String, attendees: [String], facilitators: [String],
        lengthInMinutes: Int
    ) {
        self.key = key
        self.name = name
        self.description = description
        self.attendees = attendees
        self.facilitators = facilitators
        self.lengthInMinutes = lengthInMinutes
    }

    /// Length in ticks of 15 minutes.
    public var ticks: Int { Tick.whole(inMinutes: lengthInMinutes) }
}

/// A session takes place so many local calendar days after another one. Checked by the session that has it.
public struct AfterRequest: Sendable, Equatable {
    /// Key of the predecessor.
    public var session: String
    /// Fewest local calendar days from the predecessor's start to this one's, 0 to 100,000. 0 allows the same day, at
    /// any time of it.
    public var minDays: Int
    /// Most local calendar days between the two starts, `minDays` to 100,000; nil for no limit.
    public var maxDays: Int?

    /// So many days after the session of a key, on the same day or any later one by default.
    public init(session: String, minDays: Int = 0, maxDays: Int? = nil) {
        self.session = session
        self.minDays = minDays
        self.maxDays = maxDays
    }
}

/// A session takes place here or not at all. Checked by the session that has it.
public struct PinRequest: Sendable, Equatable {
    /// When it starts: at minute 00, 15, 30 or 45 of UTC.
    public var dateStart: Instant
    /// Nil for any of the session's facilitators.
    public var facilitatorId: String?

    /// This start, led by this facilitator or by any of the session.
    public init(dateStart: Instant, facilitatorId: String? = nil) {
        self.dateStart = dateStart
        self.facilitatorId = facilitatorId
    }
}
