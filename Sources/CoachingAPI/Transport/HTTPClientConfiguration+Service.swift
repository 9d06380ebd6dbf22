internal import AsyncHTTPClient
internal import NIOCore
internal import NIOSSL

extension HTTPClient.Configuration {
    /// How this library connects when it is not given a client.
    static func service(_ limits: TransportLimits, _ proxy: ProxySettings?, _ trustRoots: TrustRoots) -> Self {
        var configuration = Self()
        configuration.tlsConfiguration = tls(trustRoots)
        configuration.proxy = proxy.map(Proxy.init)
        // A redirect would carry the token to another host, and would resend a write.
        configuration.redirectConfiguration = .disallow
        // One call per connection: when a connection is lost, it is then clear which call was.
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = TimeAmount(limits.connectTimeout)
        // Retries are decided in one place, which is not the connection pool.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limits.connections
        // Shorter than load balancers keep idle connections, so that a call rarely uses one that is just being closed.
        configuration.connectionPool.idleTimeout = .seconds(20)
        return configuration
    }

    private static func tls(_ trustRoots: TrustRoots) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        // Older versions are broken (RFC 8996), and the library's own minimum is 1.0.
        tls.minimumTLSVersion = .tlsv12
        trustRoots.apply(to: &tls)
        return tls
    }
}

extension HTTPClient.Configuration.Proxy {
    fileprivate init(_ settings: ProxySettings) {
        switch settings.kind {
        case .socks5: self = .socksServer(host: settings.host, port: settings.port)
        case .http:
            let authorization = settings.user.map { user in
                HTTPClient.Authorization.basic(username: user, password: settings.password?.reveal() ?? "")
            }
            self = .server(host: settings.host, port: settings.port, authorization: authorization)
        }
    }
}
