/// A team of the organisation.
public struct Team: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Its purpose, in words.
    public var description: String?
    /// The division that the team belongs to; only when asked for.
    public var division: WritableDivision?
    /// How many members there are.
    public var memberCount: Int?
    /// When it was created.
    public var dateCreated: ServiceDate?
    /// When it was last changed.
    public var dateModified: ServiceDate?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        description: String? = nil,
        division: WritableDivision? = nil,
        memberCount: Int? = nil,
        dateCreated: ServiceDate? = nil,
        dateModified: ServiceDate? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.division = division
        self.memberCount = memberCount
        self.dateCreated = dateCreated
        self.dateModified = dateModified
        self.selfUri = selfUri
    }
}
