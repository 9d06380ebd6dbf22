/// Notifies a user that one of their appointments changed. Also the body of `patchCoachingNotification`, where only
/// `markedAsRead` can be changed.
public struct CoachingNotification: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Name shown to the participants.
    public var name: String?
    /// The only field that can be changed.
    public var markedAsRead: Bool?
    /// The kind of event. The service named four values until mid 2026 and seven since; expect more.
    public var actionType: CoachingNotificationAction?
    /// The user's relationship to the appointment.
    public var relationship: CoachingRelationship?
    /// Start.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// Status.
    public var status: CoachingAppointmentStatus?
    /// The user whom it concerns.
    public var user: UserReference?
    /// The appointment.
    public var appointment: CoachingAppointmentResponse?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a notification from its parts. In the body of `patchCoachingNotification` only `markedAsRead` counts.
    public init(
        id: String? = nil,
        name: String? = nil,
        markedAsRead: Bool? = nil,
        actionType: CoachingNotificationAction? = nil,
        relationship: CoachingRelationship? = nil,
        dateStart: ServiceDate? = nil,
        lengthInMinutes: Int? = nil,
        status: CoachingAppointmentStatus? = nil,
        user: UserReference? = nil,
        appointment: CoachingAppointmentResponse? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.markedAsRead = markedAsRead
        self.actionType = actionType
        self.relationship = relationship
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
        self.status = status
        self.user = user
        self.appointment = appointment
        self.selfUri = selfUri
    }
}
