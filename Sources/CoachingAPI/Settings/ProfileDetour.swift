/// The proxy or gateway that a profile describes. The keys are those of the service's own tool: `proxy_` or `gateway_`,
/// followed by `protocol`, `host`, `port`, `username`, `password` and `pathparams`.
struct ProfileDetour {
    enum Kind: String {
        case proxy
        case gateway
    }

    private let kind: Kind
    /// The name of the profile in messages.
    private let place: String
    private let host: String?
    private let scheme: String?
    private let port: Int?
    private let user: String?
    private let password: Secret?
    private let paths: String?

    init(_ kind: Kind, in profile: ProfileTable) throws {
        self.kind = kind
        place = profile.place
        host = try profile.text("\(kind)_host")
        scheme = try profile.text("\(kind)_protocol")?.lowercased()
        port = try profile.port("\(kind)_port")
        user = try profile.text("\(kind)_username")
        password = try profile.text("\(kind)_password").map(Secret.init)
        paths = try profile.text("\(kind)_pathparams")
    }

    /// Whether the profile sets this way.
    var isSet: Bool { host != nil }

    /// The proxy, if there is one. Its `pathparams` are ignored: a tunnel has no path.
    ///
    /// - Throws: ``ConnectionSettingsError`` when this client cannot go through it.
    func proxySettings() throws -> ProxySettings? {
        guard let host else { return nil }
        let kind: ProxySettings.Kind
        switch scheme ?? "http" {
        case "http": kind = .http
        case "socks5" where user == nil: kind = .socks5
        case "socks5": throw problem("protocol", "a SOCKS proxy that wants a user is not supported; expected http")
        // Go, in which the service's tool is written, would then speak TLS to the proxy itself.
        case let other: throw problem("protocol", "\"\(other)\" is not supported; expected http or socks5")
        }
        guard let port else { throw problem("port", "is missing; write proxy_port = \"8080\"") }
        return ProxySettings(kind: kind, host: host, port: port, user: user, password: password)
    }

    /// The endpoint at which the gateway accepts calls, if there is one. The service's tool sends it no user and no
    /// password of its own, since the token takes their place in the header.
    ///
    /// - Throws: ``ConnectionSettingsError`` when it has no address to which credentials may be sent.
    func gatewayEndpoint() throws -> ServiceEndpoint? {
        guard let host else { return nil }
        let text = (scheme ?? "https") + "://" + host + (port.map { ":\($0)" } ?? "")
        let paths = pathsByName
        do {
            return ServiceEndpoint(
                gateway: try ServiceAddress(text), apiPath: paths["api"] ?? "", tokenPath: paths["login"] ?? "")
        } catch {
            throw problem("host", error.explanation(of: text))
        }
    }

    /// `{api: /one, login: /two}`, as the service's tool writes it: each path with a leading slash and no trailing one.
    private var pathsByName: [String: String] {
        let pairs = (paths ?? "").split(separator: ",").map { pair in
            pair.split(separator: ":", maxSplits: 1).map { part in
                String(part.filter { !$0.isWhitespace && $0 != "{" && $0 != "}" })
            }
        }
        return pairs.reduce(into: [:]) { paths, pair in
            guard pair.count == 2 else { return }
            let path = pair[1].split(separator: "/").joined(separator: "/")
            paths[pair[0]] = path.isEmpty ? "" : "/" + path
        }
    }

    private func problem(_ key: String, _ text: String) -> ConnectionSettingsError {
        ConnectionSettingsError("\(place): \(kind)_\(key): \(text)")
    }
}
