/// Where to connect, and as whom.
public struct ConnectionSettings: Hashable, Sendable {
    /// Where the service is.
    public var endpoint: ServiceEndpoint
    /// Who is calling.
    public var credentials: Credentials

    public init(endpoint: ServiceEndpoint, credentials: Credentials) {
        self.endpoint = endpoint
        self.credentials = credentials
    }
}
