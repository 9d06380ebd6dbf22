/// Answer of `postCoachingAppointmentConversations`.
public struct AddConversationResponse: Codable, Hashable, Sendable {
    /// The conversation.
    public var conversation: ConversationReference?
    /// The appointment.
    public var appointment: CoachingAppointmentReference?

    /// An answer of its parts: what was attached, and to which appointment.
    public init(
        conversation: ConversationReference? = nil,
        appointment: CoachingAppointmentReference? = nil
    ) {
        self.conversation = conversation
        self.appointment = appointment
    }
}
