/// A document attached to an appointment, by id.
public struct DocumentReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?

    /// A reference to the document with this id.
    public init(id: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
