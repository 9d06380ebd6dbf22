/// Where to connect, which way, and as whom.
public struct ConnectionSettings: Hashable, Sendable {
    /// Where the service is.
    public var endpoint: ServiceEndpoint
    /// Who is calling.
    public var credentials: Credentials
    /// The proxy that all calls go through; `nil` for none.
    public var proxy: ProxySettings?

    /// Settings of their parts; ``resolve(flags:environment:file:)`` makes them from what is set already.
    public init(endpoint: ServiceEndpoint, credentials: Credentials, proxy: ProxySettings? = nil) {
        self.endpoint = endpoint
        self.credentials = credentials
        self.proxy = proxy
    }
}
