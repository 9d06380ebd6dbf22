/// What the service tells of the token that a call is made with, as far as programs use it.
public struct TokenInfo: Codable, Hashable, Sendable {
    /// The organisation in which calls with this token act.
    public var organization: NamedEntity?
    /// The OAuth client that got the token.
    public var oauthClient: NamedEntity?

    /// What is known of a token.
    public init(organization: NamedEntity? = nil, oauthClient: NamedEntity? = nil) {
        self.organization = organization
        self.oauthClient = oauthClient
    }

    // The service writes the client with a capital letter.
    enum CodingKeys: String, CodingKey {
        case organization
        case oauthClient = "OAuthClient"
    }
}

/// Something of the service by id and name.
public struct NamedEntity: Codable, Hashable, Sendable {
    /// The id.
    public var id: String?
    /// The name.
    public var name: String?

    /// Something by id and name.
    public init(id: String? = nil, name: String? = nil) {
        self.id = id
        self.name = name
    }
}
