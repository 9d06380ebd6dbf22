/// A user of the organisation, by id.
public struct UserReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?

    public init(id: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
