/// Body of `postCoachingAppointments`.
public struct CreateCoachingAppointmentRequest: Codable, Hashable, Sendable {
    /// Name shown to the participants.
    public var name: String
    /// What the session is about.
    public var description: String
    /// Start; the service rounds it down to the minute.
    public var dateStart: ServiceDate
    /// Length in minutes.
    public var lengthInMinutes: Int
    /// User id of the coach.
    public var facilitatorId: String?
    /// User ids of the people coached.
    public var attendeeIds: [String]
    /// Ids of conversations to attach.
    public var conversationIds: [String]?
    /// Ids of documents to attach.
    public var documentIds: [String]?
    /// The published WFM schedule that the session belongs to.
    public var wfmSchedule: WfmScheduleReference?
    /// Links to attach.
    public var externalLinks: [String]?
    /// Where the session takes place.
    public var location: String?
    /// Whether attendees see the insights that led to the session.
    public var shareInsightsData: Bool?
    /// When true, also puts the session on the WFM schedule.
    public var addToSchedule: Bool?

    /// Creates an appointment from its parts; fields left `nil` are not sent. Nothing is checked here: the service
    /// refuses invalid values.
    public init(
        name: String,
        description: String,
        dateStart: ServiceDate,
        lengthInMinutes: Int,
        facilitatorId: String? = nil,
        attendeeIds: [String],
        conversationIds: [String]? = nil,
        documentIds: [String]? = nil,
        wfmSchedule: WfmScheduleReference? = nil,
        externalLinks: [String]? = nil,
        location: String? = nil,
        shareInsightsData: Bool? = nil,
        addToSchedule: Bool? = nil
    ) {
        self.name = name
        self.description = description
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
        self.facilitatorId = facilitatorId
        self.attendeeIds = attendeeIds
        self.conversationIds = conversationIds
        self.documentIds = documentIds
        self.wfmSchedule = wfmSchedule
        self.externalLinks = externalLinks
        self.location = location
        self.shareInsightsData = shareInsightsData
        self.addToSchedule = addToSchedule
    }
}
