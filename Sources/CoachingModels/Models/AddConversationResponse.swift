/// Answer of `postCoachingAppointmentConversations`.
public struct AddConversationResponse: Codable, Hashable, Sendable {
    /// The conversation.
    public var conversation: ConversationReference?
    /// The appointment.
    public var appointment: CoachingAppointmentReference?

    /// Creates an answer from its parts.
    public init(
        conversation: ConversationReference? = nil,
        appointment: CoachingAppointmentReference? = nil
    ) {
        self.conversation = conversation
        self.appointment = appointment
    }
}
