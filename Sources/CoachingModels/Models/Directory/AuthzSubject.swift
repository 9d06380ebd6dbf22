/// The caller's grants.
public struct AuthzSubject: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Each role with its division.
    public var grants: [AuthzGrant]?
    /// Version number, which counts the changes.
    public var version: Int?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        grants: [AuthzGrant]? = nil,
        version: Int? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.grants = grants
        self.version = version
        self.selfUri = selfUri
    }
}
