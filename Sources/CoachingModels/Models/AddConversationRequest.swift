/// Body of `postCoachingAppointmentConversations`.
public struct AddConversationRequest: Codable, Hashable, Sendable {
    /// Id of the conversation to attach.
    public var conversationId: String

    /// A request to attach the conversation with this id.
    public init(conversationId: String) {
        self.conversationId = conversationId
    }
}
