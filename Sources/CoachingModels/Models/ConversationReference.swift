/// A conversation attached to an appointment, by id.
public struct ConversationReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?

    /// A reference to the conversation with this id.
    public init(id: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
