/// A division as grants name it.
public struct AuthzDivision: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// What it is for.
    public var description: String?
    /// Whether it is the division that everything begins in.
    public var homeDivision: Bool?
    /// Path of this resource.
    public var selfUri: String?

    /// A value of its parts. `nil` stands for a field that the service left out.
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
