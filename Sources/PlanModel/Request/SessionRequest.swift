/// One coaching appointment to place.
public struct SessionRequest: Sendable, Equatable {
    public package(set) var key: String
    public package(set) var name: String
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
    /// Preferred local range, from before to.
    public package(set) var timeOfDay: Range<ClockTime>?
    public package(set) var after: AfterRequest?
    public package(set) var pin: PinRequest?
    public package(set) var location: String?
    public package(set) var conversationIds: [String]?
    public package(set) var documentIds: [String]?
    public package(set) var externalLinks: [String]?
    public package(set) var shareInsightsData: Bool?
    public package(set) var addToSchedule = true

    /// A session that fits into no request is refused by the request; this refuses what is wrong in any.
    ///
    /// Throws `InvalidRequest` for a value that planning.md does not allow: a key with other characters than its own, no
    /// attendee, nobody to lead it, a length that cannot be booked, a pin outside the window.
    public init(
        key: String, name: String, description: String = "", attendees: [String], facilitators: [String],
        lengthInMinutes: Int, window: Interval? = nil, priority: Int = 1, timeOfDay: Range<ClockTime>? = nil,
        after: AfterRequest? = nil, pin: PinRequest? = nil, location: String? = nil, conversationIds: [String]? = nil,
        documentIds: [String]? = nil, externalLinks: [String]? = nil, shareInsightsData: Bool? = nil,
        addToSchedule: Bool = true
    ) throws(InvalidRequest) {
        self.init(
            unchecked: key, name: name, description: description, attendees: attendees, facilitators: facilitators,
            lengthInMinutes: lengthInMinutes)
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
    public var minDays: Int
    public var maxDays: Int?

    public init(session: String, minDays: Int = 0, maxDays: Int? = nil) {
        self.session = session
        self.minDays = minDays
        self.maxDays = maxDays
    }
}

/// A session takes place here or not at all. Checked by the session that has it.
public struct PinRequest: Sendable, Equatable {
    public var dateStart: Instant
    /// Nil for any of the session's facilitators.
    public var facilitatorId: String?

    public init(dateStart: Instant, facilitatorId: String? = nil) {
        self.dateStart = dateStart
        self.facilitatorId = facilitatorId
    }
}
