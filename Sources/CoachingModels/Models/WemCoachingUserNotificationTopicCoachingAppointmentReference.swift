/// An appointment by id, in a notification event.
public struct WemCoachingUserNotificationTopicCoachingAppointmentReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?

    /// A reference to the appointment with this id.
    public init(id: String? = nil) {
        self.id = id
    }
}
