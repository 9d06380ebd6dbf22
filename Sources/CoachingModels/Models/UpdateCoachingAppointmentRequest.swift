/// Body of `patchCoachingAppointment`: fields left `nil` stay as they are.
///
/// Attendees and facilitator cannot be changed: the service has no such fields here.
public struct UpdateCoachingAppointmentRequest: Codable, Hashable, Sendable {
    /// Name shown to the participants.
    public var name: String?
    /// What the session is about.
    public var description: String?
    /// Start; the service rounds it down to the minute.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// Ids of conversations to attach.
    public var conversationIds: [String]?
    /// Ids of documents to attach.
    public var documentIds: [String]?
    /// The status to set: `Scheduled`, `InProgress` or `Completed`.
    public var status: CoachingAppointmentStatus?
    /// The published schedule that this falls into.
    public var wfmSchedule: WfmScheduleReference?
    /// Links to attach.
    public var externalLinks: [String]?
    /// Where the session takes place.
    public var location: String?
    /// Whether attendees see the insights that led to the session.
    public var shareInsightsData: Bool?
    /// When true, also puts the session on the WFM schedule.
    public var addToSchedule: Bool?

    /// A change of the fields given; those left `nil` are not sent and stay as they are.
    public init(
        name: String? = nil,
        description: String? = nil,
        dateStart: ServiceDate? = nil,
        lengthInMinutes: Int? = nil,
        conversationIds: [String]? = nil,
        documentIds: [String]? = nil,
        status: CoachingAppointmentStatus? = nil,
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
        self.conversationIds = conversationIds
        self.documentIds = documentIds
        self.status = status
        self.wfmSchedule = wfmSchedule
        self.externalLinks = externalLinks
        self.location = location
        self.shareInsightsData = shareInsightsData
        self.addToSchedule = addToSchedule
    }
}
