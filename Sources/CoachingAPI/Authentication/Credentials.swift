/// How a client proves who it is.
public enum Credentials: Hashable, Sendable {
    /// A token that was obtained elsewhere. It cannot be renewed.
    case accessToken(Secret)
    /// An OAuth client of the kind "client credentials": tokens are fetched and renewed.
    case clientCredentials(id: String, secret: Secret)

    /// Id of the OAuth client; nil for a token that was obtained elsewhere.
    public var clientId: String? {
        if case .clientCredentials(let id, _) = self { id } else { nil }
    }
}
