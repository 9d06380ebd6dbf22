/// An appointment as the service holds it.
public struct CoachingAppointmentResponse: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Name shown to the participants.
    public var name: String?
    /// What the session is about.
    public var description: String?
    /// Start.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// Status.
    public var status: CoachingAppointmentStatus?
    /// The coach.
    public var facilitator: UserReference?
    /// The people coached, each once.
    public var attendees: [UserReference]?
    /// Who created it.
    public var createdBy: UserReference?
    /// When it was created.
    public var dateCreated: ServiceDate?
    /// Who last changed it.
    public var modifiedBy: UserReference?
    /// When it was last changed.
    public var dateModified: ServiceDate?
    /// Conversations attached.
    public var conversations: [ConversationReference]?
    /// Documents attached.
    public var documents: [DocumentReference]?
    /// Whether it should have been completed by now.
    public var isOverdue: Bool?
    /// The published schedule that this falls into.
    public var wfmSchedule: WfmScheduleReference?
    /// When it was completed.
    public var dateCompleted: ServiceDate?
    /// Links to attach.
    public var externalLinks: [String]?
    /// Where the session takes place.
    public var location: String?
    /// Whether attendees see the insights that led to the session.
    public var shareInsightsData: Bool?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates an appointment from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        description: String? = nil,
        dateStart: ServiceDate? = nil,
        lengthInMinutes: Int? = nil,
        status: CoachingAppointmentStatus? = nil,
        facilitator: UserReference? = nil,
        attendees: [UserReference]? = nil,
        createdBy: UserReference? = nil,
        dateCreated: ServiceDate? = nil,
        modifiedBy: UserReference? = nil,
        dateModified: ServiceDate? = nil,
        conversations: [ConversationReference]? = nil,
        documents: [DocumentReference]? = nil,
        isOverdue: Bool? = nil,
        wfmSchedule: WfmScheduleReference? = nil,
        dateCompleted: ServiceDate? = nil,
        externalLinks: [String]? = nil,
        location: String? = nil,
        shareInsightsData: Bool? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
        self.status = status
        self.facilitator = facilitator
        self.attendees = attendees
        self.createdBy = createdBy
        self.dateCreated = dateCreated
        self.modifiedBy = modifiedBy
        self.dateModified = dateModified
        self.conversations = conversations
        self.documents = documents
        self.isOverdue = isOverdue
        self.wfmSchedule = wfmSchedule
        self.dateCompleted = dateCompleted
        self.externalLinks = externalLinks
        self.location = location
        self.shareInsightsData = shareInsightsData
        self.selfUri = selfUri
    }
}
