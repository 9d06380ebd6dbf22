/// A division as it appears in grants.
public struct AuthzDivision: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Its purpose, in words.
    public var description: String?
    /// Whether it is the home division.
    public var homeDivision: Bool?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        description: String? = nil,
        homeDivision: Bool? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.homeDivision = homeDivision
        self.selfUri = selfUri
    }
}
