/// A proxy through which all calls go, those for tokens included.
///
/// The client asks an HTTP proxy for a tunnel (`CONNECT`), so that TLS stays between it and the service.
public struct ProxySettings: Hashable, Sendable {
    /// How the proxy is spoken to.
    public enum Kind: String, Hashable, Sendable {
        /// HTTP `CONNECT`, in the clear up to the proxy.
        case http
        /// SOCKS 5, without user and password.
        case socks5
    }

    /// How the proxy is spoken to.
    public var kind: Kind
    /// Its host name or address.
    public var host: String
    /// Its port.
    public var port: Int
    /// Who asks, where an HTTP proxy wants to know (`Proxy-Authorization: Basic`).
    public var user: String?
    /// The password of `user`.
    public var password: Secret?

    /// A proxy of its parts. Nothing is checked here: `port` should lie in 1...65535, and SOCKS 5 takes no `user`.
    public init(kind: Kind = .http, host: String, port: Int, user: String? = nil, password: Secret? = nil) {
        self.kind = kind
        self.host = host
        self.port = port
        self.user = user
        self.password = password
    }
}
