/// A person in the organisation's directory. Fields for presence, routing and stations are left out.
public struct User: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// First and last name, in the order used by the organisation.
    public var name: String?
    /// The name by which they are called.
    public var preferredName: String?
    /// The primary e-mail address.
    public var email: String?
    /// The name with which they sign in.
    public var username: String?
    /// Whether the account is in use.
    public var state: UserState?
    /// Their title in the organisation.
    public var title: String?
    /// The department.
    public var department: String?
    /// The division that they belong to.
    public var division: Division?
    /// Their leader; the service returns only the id.
    public var manager: UserReference?
    /// Version number, which counts the changes.
    public var version: Int?
    /// Addresses of their own.
    public var addresses: [Contact]?
    /// The primary addresses.
    public var primaryContactInfo: [Contact]?
    /// The employer's data; only when asked for.
    public var employerInfo: EmployerInfo?
    /// The team; only when asked for.
    public var team: Team?
    /// The groups; only when asked for.
    public var groups: [Group]?
    /// Their permissions; only when asked for.
    public var authorization: UserAuthorization?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        preferredName: String? = nil,
        email: String? = nil,
        username: String? = nil,
        state: UserState? = nil,
        title: String? = nil,
        department: String? = nil,
        division: Division? = nil,
        manager: UserReference? = nil,
        version: Int? = nil,
        addresses: [Contact]? = nil,
        primaryContactInfo: [Contact]? = nil,
        employerInfo: EmployerInfo? = nil,
        team: Team? = nil,
        groups: [Group]? = nil,
        authorization: UserAuthorization? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.preferredName = preferredName
        self.email = email
        self.username = username
        self.state = state
        self.title = title
        self.department = department
        self.division = division
        self.manager = manager
        self.version = version
        self.addresses = addresses
        self.primaryContactInfo = primaryContactInfo
        self.employerInfo = employerInfo
        self.team = team
        self.groups = groups
        self.authorization = authorization
        self.selfUri = selfUri
    }
}
