/// Event on the topic `v2.users.{id}.wem.coaching.notifications`.
public struct WemCoachingUserNotificationTopicCoachingUserNotification: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Name shown to the participants.
    public var name: String?
    /// The only field that can be changed.
    public var markedAsRead: Bool?
    /// The kind of event.
    public var actionType: CoachingNotificationAction?
    /// The user's relationship to the appointment.
    public var relationship: CoachingRelationship?
    /// The appointment.
    public var appointment: WemCoachingUserNotificationTopicCoachingAppointmentReference?
    /// Start.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// Status.
    public var status: CoachingAppointmentStatus?

    /// Creates an event from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        markedAsRead: Bool? = nil,
        actionType: CoachingNotificationAction? = nil,
        relationship: CoachingRelationship? = nil,
        appointment: WemCoachingUserNotificationTopicCoachingAppointmentReference? = nil,
        dateStart: ServiceDate? = nil,
        lengthInMinutes: Int? = nil,
        status: CoachingAppointmentStatus? = nil
    ) {
        self.id = id
        self.name = name
        self.markedAsRead = markedAsRead
        self.actionType = actionType
        self.relationship = relationship
        self.appointment = appointment
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
        self.status = status
    }
}
