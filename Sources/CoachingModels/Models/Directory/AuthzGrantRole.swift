/// A role as grants name it.
public struct AuthzGrantRole: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// What it is for.
    public var description: String?
    /// Whether the role comes with the service.
    public var `default`: Bool?
    /// What the role allows; only when asked for.
    public var policies: [AuthzGrantPolicy]?
    /// Path of this resource.
    public var selfUri: String?

    /// A value of its parts. `nil` stands for a field that the service left out.
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
