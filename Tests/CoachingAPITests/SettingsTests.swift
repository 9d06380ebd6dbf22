import CoachingAPI
import Fixtures
import Testing

struct RegionTests {
    @Test func allRegionsAreTheServices() throws {
        let facts = try ServiceFacts.load().regions
        #expect(Region.all.count == 18)
        #expect(Set(Region.all.map(\.name)) == Set(facts.keys))
        for region in Region.all {
            let endpoint = ServiceEndpoint(region: region)
            #expect(endpoint.apiURL == facts[region.name]?.api)
            #expect(endpoint.tokenURL == (facts[region.name]?.login ?? "") + "/oauth/token")
        }
    }

    @Test(arguments: [
        "eu-central-1", "EU-Central-1", "mypurecloud.de", "api.mypurecloud.de", "login.mypurecloud.de",
        "https://api.mypurecloud.de/", "apps.mypurecloud.de",
    ])
    func namesAndDomainsAreTaken(text: String) {
        #expect(Region(text)?.name == "eu-central-1")
    }

    @Test(arguments: ["", "eu-central-9", "mypurecloud", "evil.mypurecloud.de.example.com", "http://mypurecloud.de"])
    func othersAreNot(text: String) {
        #expect(Region(text) == nil)
    }
}

struct ServiceEndpointTests {
    @Test(arguments: [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://gateway.example.com/genesys/", "https://gateway.example.com/genesys"),
        ("http://[::1]:80", "http://[::1]:80"),
    ])
    func addressesAreTaken(text: String, base: String) {
        #expect(ServiceEndpoint(apiURL: text)?.apiURL == base)
        #expect(ServiceEndpoint(apiURL: text)?.tokenURL == base + "/oauth/token")
    }

    @Test(arguments: [
        "", "127.0.0.1:8080", "ftp://host", "http://", "http://user:password@host", "http://host?x=1", "http://host#x",
        "http://a b",
    ])
    func othersAreNot(text: String) {
        #expect(ServiceEndpoint(apiURL: text) == nil)
    }
}

struct ConnectionSettingsTests {
    private let file = ConfigurationFile(
        path: "/home/ana/.gc/config.toml",
        content: """
            [DEFAULT]
            environment = "mypurecloud.ie"
            client_credentials = "default-id"
            client_secret = "default-secret"
            grant_type = "1"

            [test]
            environment = "usw2.pure.cloud"
            access_token = "test-token"

            [local]
            environment = "localhost:8080"
            client_credentials = "sandbox"
            client_secret = "sandbox"
            """)

    private let variables = [
        "GENESYSCLOUD_REGION": "us-east-1", "GENESYSCLOUD_OAUTHCLIENT_ID": "env-id",
        "GENESYSCLOUD_OAUTHCLIENT_SECRET": "env-secret",
    ]

    private func resolve(
        _ flags: ConnectionFlags = ConnectionFlags(), _ environment: [String: String] = [:],
        _ file: ConfigurationFile? = nil
    ) throws -> ConnectionSettings {
        try ConnectionSettings.resolve(flags: flags, environment: environment, file: file)
    }

    @Test func theEnvironmentWinsOverTheDefaultProfile() throws {
        let settings = try resolve(ConnectionFlags(), variables, file)
        #expect(settings.endpoint.apiURL == "https://api.mypurecloud.com")
        #expect(settings.credentials == .clientCredentials(id: "env-id", secret: Secret("env-secret")))
    }

    @Test func theDefaultProfileIsUsedWithoutAnythingElse() throws {
        let settings = try resolve(ConnectionFlags(), ["GENESYSCLOUD_REGION": ""], file)
        #expect(settings.endpoint.apiURL == "https://api.mypurecloud.ie")
        #expect(settings.credentials == .clientCredentials(id: "default-id", secret: Secret("default-secret")))
    }

    @Test func aProfileThatIsNamedWinsOverTheEnvironment() throws {
        let settings = try resolve(ConnectionFlags(profile: "test"), variables, file)
        #expect(settings.endpoint.apiURL == "https://api.usw2.pure.cloud")
        #expect(settings.credentials == .accessToken(Secret("test-token")))
    }

    @Test func flagsWinOverEverything() throws {
        let flags = ConnectionFlags(apiURL: "http://127.0.0.1:9", accessToken: Secret("t"), profile: "test")
        let settings = try resolve(flags, variables, file)
        #expect(settings.endpoint.tokenURL == "http://127.0.0.1:9/oauth/token")
        #expect(settings.credentials == .accessToken(Secret("t")))
    }

    @Test func aTokenWinsOverAClientOfTheSameSource() throws {
        var environment = variables
        environment["GENESYSCLOUD_ACCESS_TOKEN"] = "token"
        #expect(try resolve(ConnectionFlags(), environment).credentials == .accessToken(Secret("token")))
    }

    @Test func idAndSecretMayComeFromTwoSources() throws {
        let settings = try resolve(ConnectionFlags(clientId: "mine"), variables)
        #expect(settings.credentials == .clientCredentials(id: "mine", secret: Secret("env-secret")))
    }

    @Test func localhostMeansPlainHTTP() throws {
        let settings = try resolve(ConnectionFlags(profile: "local"), [:], file)
        #expect(settings.endpoint.apiURL == "http://localhost:8080")
    }

    @Test(arguments: [
        (ConnectionFlags(), ["GENESYSCLOUD_ACCESS_TOKEN": "t"], "No region is set"),
        (ConnectionFlags(), ["GENESYSCLOUD_REGION": "us-east-1"], "No credentials are set"),
        (
            ConnectionFlags(), ["GENESYSCLOUD_REGION": "us-east-1", "GENESYSCLOUD_OAUTHCLIENT_ID": "i"],
            "set GENESYSCLOUD_OAUTHCLIENT_SECRET"
        ),
        (
            ConnectionFlags(), ["GENESYSCLOUD_REGION": "us-east-1", "GENESYSCLOUD_OAUTHCLIENT_SECRET": "s3cr3t"],
            "set GENESYSCLOUD_OAUTHCLIENT_ID"
        ),
        (ConnectionFlags(), ["GENESYSCLOUD_REGION": "mars-1"], "GENESYSCLOUD_REGION: \"mars-1\" is no region"),
        (ConnectionFlags(apiURL: "host:80"), [:], "--api-url: \"host:80\" is no address"),
        (ConnectionFlags(profile: "x"), [:], "there is no ~/.gc/config.toml"),
    ])
    func problemsSayWhatToDo(flags: ConnectionFlags, environment: [String: String], expected: String) {
        #expect {
            try ConnectionSettings.resolve(flags: flags, environment: environment, file: nil)
        } throws: { error in
            "\(error)".contains(expected) && !"\(error)".contains("s3cr3t")
        }
    }

    @Test(arguments: [
        ("[DEFAULT]\nclient_secret = \"s3cr3t\nenvironment = 1", "/f, line 2"),
        ("[DEFAULT]\nclient_secret = 3333", "client_secret is not a string"),
        ("[other]\nclient_secret = \"s3cr3t\"", "/f has no profile wanted; it has other"),
        ("[DEFAULT]\nenvironment = \"us-east-1\"\nproxy_host = \"proxy.corp\"", "profile DEFAULT of /f: proxy_host"),
        ("[DEFAULT]\nenvironment = \"us-east-1\"\ngateway_host = \"gate.corp\"", "gateway_host is set"),
    ])
    func problemsOfTheFileNameTheirPlace(content: String, expected: String) {
        let profile = expected.contains("wanted") ? "wanted" : nil
        #expect {
            try ConnectionSettings.resolve(
                flags: ConnectionFlags(profile: profile), environment: [:],
                file: ConfigurationFile(path: "/f", content: content))
        } throws: { error in
            "\(error)".contains(expected) && !"\(error)".contains("3333") && !"\(error)".contains("s3cr3t")
        }
    }
}

struct DetourTests {
    private static let profile = """
        [DEFAULT]
        environment = "mypurecloud.de"
        client_credentials = "id"
        client_secret = "s3cr3t"
        proxy_protocol = "http"
        proxy_host = "HOST"
        proxy_port = "8080"
        gateway_host = ""
        """

    private func resolve(_ flags: ConnectionFlags, host: String) throws -> ConnectionSettings {
        try ConnectionSettings.resolve(
            flags: flags, environment: [:],
            file: ConfigurationFile(path: "/f", content: Self.profile.replacing("HOST", with: host)))
    }

    /// The keys are in every file that the service's tool writes; empty ones say nothing.
    @Test func emptyKeysSayNothing() throws {
        #expect(try resolve(ConnectionFlags(), host: "").endpoint.apiURL == "https://api.mypurecloud.de")
    }

    @Test func anAddressOfOnesOwnNeedsNoDetour() throws {
        let flags = ConnectionFlags(apiURL: "http://127.0.0.1:9")
        #expect(try resolve(flags, host: "proxy.corp").endpoint.apiURL == "http://127.0.0.1:9")
        #expect(throws: ConnectionSettingsError.self) { try resolve(ConnectionFlags(), host: "proxy.corp") }
    }
}

struct SecretTests {
    @Test func neverShowsItself() {
        let secret = Secret("s3cr3t")
        var dumped = ""
        dump(secret, to: &dumped)
        dump(Credentials.clientCredentials(id: "id", secret: secret), to: &dumped)
        dump(ConnectionFlags(clientSecret: secret, accessToken: secret), to: &dumped)
        let texts = [
            "\(secret)", String(reflecting: secret), "\([secret])", "\(Credentials.accessToken(secret))", dumped,
        ]
        #expect(texts.allSatisfy { !$0.contains("s3cr3t") })
        #expect(secret.reveal() == "s3cr3t")
    }
}
