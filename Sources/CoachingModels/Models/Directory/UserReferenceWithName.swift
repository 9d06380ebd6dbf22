/// A user by id, with the name where it was asked for.
public struct UserReferenceWithName: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Path of this resource.
    public var selfUri: String?

    /// A value of its parts. `nil` stands for a field that the service left out.
    public init(id: String? = nil, name: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.name = name
        self.selfUri = selfUri
    }
}
