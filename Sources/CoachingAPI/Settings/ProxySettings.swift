/// A proxy through which all calls go, including those for tokens.
///
/// The client asks an HTTP proxy for a tunnel (`CONNECT`), so that TLS stays between it and the service.
public struct ProxySettings: Hashable, Sendable {
    /// The protocol of the proxy.
    public enum Kind: String, Hashable, Sendable {
        /// HTTP `CONNECT`, unencrypted up to the proxy.
        case http
        /// SOCKS 5, without user and password.
        case socks5
    }

    /// The protocol of the proxy.
    public var kind: Kind
    /// Its host name or address.
    public var host: String
    /// Its port.
    public var port: Int
    /// The user, if an HTTP proxy asks for one (`Proxy-Authorization: Basic`).
    public var user: String?
    /// The password of `user`.
    public var password: Secret?

    /// Creates a proxy from its parts. Nothing is checked here: `port` should lie in 1...65535, and SOCKS 5 accepts no
    /// `user`.
    public init(kind: Kind = .http, host: String, port: Int, user: String? = nil, password: Secret? = nil) {
        self.kind = kind
        self.host = host
        self.port = port
        self.user = user
        self.password = password
    }
}
