/// One coaching appointment to place.
public struct SessionRequest: Sendable, Equatable {
    /// Identifies the session in the plan and in other sessions' `after`: 1 to 64 letters, digits, `.`, `_` or `-`.
    public package(set) var key: String
    /// The appointment's name in the service, 1 to 1000 bytes.
    public package(set) var name: String
    /// The appointment's description in the service, at most 65,536 bytes; may be empty.
    public package(set) var description: String
    /// User ids of the people to be coached, without repetitions.
    public package(set) var attendees: [String]
    /// User ids of the people who may lead it, in order of preference, without repetitions.
    public package(set) var facilitators: [String]
    /// 15, 30, 45 or 60.
    public package(set) var lengthInMinutes: Int
    /// The session's own window as it was written, nil for the horizon.
    public package(set) var window: Interval?
    /// 1 to 100.
    public package(set) var priority = 1
    /// The preferred local range of times; the preference is kept if every quarter hour of the session lies within it.
    public package(set) var timeOfDay: Range<ClockTime>?
    /// The session lies entirely within one of these; empty for no limit of its own.
    public package(set) var hours: [HoursRange] = []
    /// No part of the session lies in any of these.
    public package(set) var closed: [HoursRange] = []
    /// Places that the session must not have, without repetitions.
    public package(set) var forbidden: [ForbiddenPlace] = []
    /// The session that must precede this one, and by how many days; nil for none.
    public package(set) var after: AfterRequest?
    /// The place to which the session is pinned; nil if it is free.
    public package(set) var pin: PinRequest?
    /// The location, 1 to 256 bytes without control characters; nil for none in particular. `Policy.locations` sets how
    /// many sessions it holds at once.
    public package(set) var location: String?
    /// Ids of the conversations to discuss, without repetitions, passed on to the service. Nil omits the field.
    public package(set) var conversationIds: [String]?
    /// Ids of documents to go with it, without repetitions, passed on to the service. Nil omits the field.
    public package(set) var documentIds: [String]?
    /// Links of 1 to 8192 bytes, passed on to the service as they are. Nil omits the field.
    public package(set) var externalLinks: [String]?
    /// Passed on to the service as it is. Nil omits the field, which leaves it to the service.
    public package(set) var shareInsightsData: Bool?
    /// Whether the service also puts the session on the published schedule; true by default.
    public package(set) var addToSchedule = true

    /// Checks everything that does not depend on the request; the request checks whether the session fits into it.
    ///
    /// Throws `InvalidRequest` for a value that planning.md does not allow: invalid characters in the key, no attendee,
    /// nobody to lead it, a length that cannot be booked, a pin outside the window.
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

    /// For a reader that checks each value at its place.
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

/// The condition that a session takes place some local calendar days after another one. The session that has it checks
/// it.
public struct AfterRequest: Sendable, Equatable {
    /// The key of the predecessor.
    public var session: String
    /// Fewest local calendar days from the predecessor's start to this one's, 0 to 100,000. 0 allows the same day, at
    /// any time of it.
    public var minDays: Int
    /// Most local calendar days between the two starts, `minDays` to 100,000; nil for no limit.
    public var maxDays: Int?

    /// This many days after the session with a key; by default on the same day or any later one.
    public init(session: String, minDays: Int = 0, maxDays: Int? = nil) {
        self.session = session
        self.minDays = minDays
        self.maxDays = maxDays
    }
}

/// The place to which a session is pinned: it takes place there or not at all. The session that has it checks it.
public struct PinRequest: Sendable, Equatable {
    /// When it starts: at minute 00, 15, 30 or 45 of UTC.
    public var dateStart: Instant
    /// The facilitator; nil for any of the session's.
    public var facilitatorId: String?

    /// A start, with this facilitator or with any of the session's.
    public init(dateStart: Instant, facilitatorId: String? = nil) {
        self.dateStart = dateStart
        self.facilitatorId = facilitatorId
    }
}
