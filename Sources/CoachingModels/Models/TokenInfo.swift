/// What the service reports about the token of a call, as far as programs use it.
public struct TokenInfo: Codable, Hashable, Sendable {
    /// The organisation in which calls with this token act.
    public var organization: NamedEntity?
    /// The OAuth client to which the token was issued.
    public var oauthClient: NamedEntity?

    /// Creates the information from its parts.
    public init(organization: NamedEntity? = nil, oauthClient: NamedEntity? = nil) {
        self.organization = organization
        self.oauthClient = oauthClient
    }

    // The service writes this key with a capital letter.
    enum CodingKeys: String, CodingKey {
        case organization
        case oauthClient = "OAuthClient"
    }
}

/// An object of the service by id and name.
public struct NamedEntity: Codable, Hashable, Sendable {
    /// The id.
    public var id: String?
    /// The name.
    public var name: String?

    /// Creates an entity from its id and name.
    public init(id: String? = nil, name: String? = nil) {
        self.id = id
        self.name = name
    }
}
