/// A conversation attached to an appointment, by id.
public struct ConversationReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?

    public init(id: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
