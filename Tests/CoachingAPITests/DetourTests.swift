import CoachingAPI
import Testing

/// Proxies and gateways of profiles, as the service's own tool writes them.
struct DetourTests {
    private func resolve(
        _ lines: String, flags: ConnectionFlags = ConnectionFlags(), _ environment: [String: String] = [:]
    ) throws -> ConnectionSettings {
        let profile = """
            [DEFAULT]
            environment = "mypurecloud.de"
            client_credentials = "id"
            client_secret = "s3cr3t"
            """
        return try ConnectionSettings.resolve(
            flags: flags, environment: environment,
            file: ConfigurationFile(path: "/f", content: profile + "\n" + lines))
    }

    private static let proxy = """
        proxy_protocol = "http"
        proxy_host = "proxy.corp"
        proxy_port = "8080"
        proxy_username = "me"
        proxy_password = "pr0xy"
        """

    /// The keys are in every file that the service's tool writes; empty ones say nothing.
    @Test func emptyKeysSayNothing() throws {
        let settings = try resolve(
            #"proxy_protocol = ""\#nproxy_host = ""\#nproxy_port = ""\#ngateway_host = """#)
        #expect(settings.endpoint.apiURL == "https://api.mypurecloud.de")
        #expect(settings.proxy == nil)
    }

    @Test func theProxyOfTheProfileIsUsed() throws {
        let settings = try resolve(Self.proxy)
        #expect(settings.endpoint.apiURL == "https://api.mypurecloud.de")
        #expect(
            settings.proxy
                == ProxySettings(host: "proxy.corp", port: 8080, user: "me", password: Secret("pr0xy")))
        let socks = try resolve("proxy_protocol = \"socks5\"\nproxy_host = \"s\"\nproxy_port = 1080")
        #expect(socks.proxy == ProxySettings(kind: .socks5, host: "s", port: 1080))
    }

    /// What a profile is needed for goes the profile's way, whatever else names the region.
    @Test func theProxyIsKeptWhereTheProfileGivesTheCredentials() throws {
        let settings = try resolve(Self.proxy, ["GENESYSCLOUD_REGION": "us-east-1"])
        #expect(settings.endpoint.apiURL == "https://api.mypurecloud.com")
        #expect(settings.proxy?.host == "proxy.corp")
    }

    @Test func anAddressOfOnesOwnIsCalledDirectly() throws {
        let settings = try resolve(
            Self.proxy + "\ngateway_host = \"gate.corp\"", flags: ConnectionFlags(apiURL: "http://127.0.0.1:9"))
        #expect(settings.endpoint.apiURL == "http://127.0.0.1:9")
        #expect(settings.proxy == nil)
    }

    @Test(arguments: [
        ("", "https://gate.corp", "https://gate.corp/oauth/token"),
        (
            "gateway_protocol = \"https\"\ngateway_port = \"443\"", "https://gate.corp:443",
            "https://gate.corp:443/oauth/token"
        ),
        (
            "gateway_port = \"8443\"\ngateway_pathparams = \"{api: genesys/api, login: /genesys/login/}\"",
            "https://gate.corp:8443/genesys/api", "https://gate.corp:8443/genesys/login/oauth/token"
        ),
        ("gateway_pathparams = \"login: in\"", "https://gate.corp", "https://gate.corp/in/oauth/token"),
    ])
    func theGatewayOfTheProfileIsUsed(lines: String, api: String, token: String) throws {
        let settings = try resolve("gateway_host = \"gate.corp\"\n" + lines)
        #expect(settings.endpoint.apiURL == api)
        #expect(settings.endpoint.tokenURL == token)
    }

    @Test(arguments: [
        (
            "proxy_protocol = \"https\"\nproxy_host = \"p\"\nproxy_port = \"1\"",
            "proxy_protocol: \"https\" is not supported"
        ),
        ("proxy_host = \"p\"", "proxy_port: is missing"),
        ("proxy_host = \"p\"\nproxy_port = \"70000\"", "proxy_port is no port"),
        (
            "proxy_protocol = \"socks5\"\nproxy_host = \"p\"\nproxy_port = \"1\"\nproxy_username = \"u\"",
            "SOCKS proxy that wants a user"
        ),
        ("gateway_protocol = \"http\"\ngateway_host = \"gate.corp\"", "plain HTTP to another machine"),
        ("gateway_host = \"gate.corp/x?y\"", "gateway_host"),
        ("gateway_host = 5", "gateway_host is not a string"),
    ])
    func whatCannotBeGoneIsNamed(lines: String, expected: String) {
        #expect {
            try resolve(lines)
        } throws: { error in
            "\(error)".contains(expected) && "\(error)".contains("profile DEFAULT of /f")
        }
    }
}
