/// Where to connect, by which way, and with which credentials.
public struct ConnectionSettings: Hashable, Sendable {
    /// Where the service is.
    public var endpoint: ServiceEndpoint
    /// The caller's credentials.
    public var credentials: Credentials
    /// The proxy that all calls go through; `nil` for none.
    public var proxy: ProxySettings?

    /// Creates settings from their parts; ``resolve(flags:environment:file:)`` derives them from what the user has set.
    public init(endpoint: ServiceEndpoint, credentials: Credentials, proxy: ProxySettings? = nil) {
        self.endpoint = endpoint
        self.credentials = credentials
        self.proxy = proxy
    }
}
