/// A role as it appears in grants.
public struct AuthzGrantRole: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Its purpose, in words.
    public var description: String?
    /// Whether the role comes with the service.
    public var `default`: Bool?
    /// What the role allows; only when asked for.
    public var policies: [AuthzGrantPolicy]?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        description: String? = nil,
        `default`: Bool? = nil,
        policies: [AuthzGrantPolicy]? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.default = `default`
        self.policies = policies
        self.selfUri = selfUri
    }
}
