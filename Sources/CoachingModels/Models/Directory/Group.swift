/// A group of users, made by hand or by a rule.
public struct Group: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Its purpose, in words.
    public var description: String?
    /// `official` or `social`.
    public var type: String?
    /// `public`, `owners` or `members`.
    public var visibility: String?
    /// Whether the group is in use.
    public var state: UserState?
    /// How many members there are.
    public var memberCount: Int?
    /// Whether its rules are shown.
    public var rulesVisible: Bool?
    /// Whether owners count as members.
    public var includeOwners: Bool?
    /// The e-mail address of the group.
    public var email: String?
    /// The owners of the group.
    public var owners: [User]?
    /// Version number, which counts the changes.
    public var version: Int?
    /// When it was last changed.
    public var dateModified: ServiceDate?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        description: String? = nil,
        type: String? = nil,
        visibility: String? = nil,
        state: UserState? = nil,
        memberCount: Int? = nil,
        rulesVisible: Bool? = nil,
        includeOwners: Bool? = nil,
        email: String? = nil,
        owners: [User]? = nil,
        version: Int? = nil,
        dateModified: ServiceDate? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.type = type
        self.visibility = visibility
        self.state = state
        self.memberCount = memberCount
        self.rulesVisible = rulesVisible
        self.includeOwners = includeOwners
        self.email = email
        self.owners = owners
        self.version = version
        self.dateModified = dateModified
        self.selfUri = selfUri
    }
}
