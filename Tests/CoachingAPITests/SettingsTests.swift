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
        for region in ["localhost", "127.0.0.1:9", "http://localhost:9/"] {
            #expect(try resolve(ConnectionFlags(region: region), variables).endpoint.apiURL.hasPrefix("http://"))
        }
    }

    /// A name that merely begins or ends like this machine's is another machine: no secret goes there in the clear.
    @Test(arguments: ["localhost.example.com", "notlocalhost", "http://localhost.example.com", "127.0.0.1.example.com"])
    func whatOnlyLooksLikeThisMachineIsNoRegion(region: String) {
        #expect(throws: ConnectionSettingsError.self) { try resolve(ConnectionFlags(region: region), variables) }
    }

    /// Where flags and environment say all, the file is not even read.
    @Test func theEnvironmentIsEnough() throws {
        struct Unreadable: Error {}
        func file() throws -> ConfigurationFile? { throw Unreadable() }
        let flags = ConnectionFlags(apiURL: "http://127.0.0.1:9")
        #expect(throws: Never.self) {
            _ = try ConnectionSettings.resolve(environment: variables, file: file())
            _ = try ConnectionSettings.resolve(
                flags: flags, environment: ["GENESYSCLOUD_ACCESS_TOKEN": "t"], file: file())
        }
        #expect(throws: Unreadable.self) {
            try ConnectionSettings.resolve(flags: flags, environment: [:], file: file())
        }
        #expect(throws: Unreadable.self) {
            try ConnectionSettings.resolve(
                flags: ConnectionFlags(profile: "x"), environment: variables, file: file())
        }
    }

    @Test(arguments: ["\n", "\r\n", "  ", "\t"])
    func blanksAroundValuesDoNotCount(blank: String) throws {
        let blanked = variables.mapValues { blank + $0 + blank }
        let settings = try resolve(ConnectionFlags(), blanked)
        #expect(settings.endpoint.apiURL == "https://api.mypurecloud.com")
        #expect(settings.credentials == .clientCredentials(id: "env-id", secret: Secret("env-secret")))
        let address = ConnectionFlags(apiURL: blank + "http://127.0.0.1:9/" + blank)
        for token in [blank + "t0k3n" + blank, "Bearer t0k3n" + blank, "bearer  t0k3n"] {
            let settings = try resolve(address, ["GENESYSCLOUD_ACCESS_TOKEN": token])
            #expect(settings.credentials == .accessToken(Secret("t0k3n")))
            #expect(settings.endpoint.apiURL == "http://127.0.0.1:9")
        }
    }

    /// Characters that cannot be sent are named, with their place; the rest of a secret is not.
    @Test(arguments: [
        ("GENESYSCLOUD_ACCESS_TOKEN", "s3c\nr3t", "character 4 is a line end"),
        ("GENESYSCLOUD_ACCESS_TOKEN", "s3c r3t", "character 4 is a blank"),
        ("GENESYSCLOUD_ACCESS_TOKEN", "s3cör3t", "character 4 is \"ö\", which is not ASCII"),
        ("GENESYSCLOUD_OAUTHCLIENT_SECRET", "s3c\u{200B}r3t", "character 4 is U+200B"),
        ("GENESYSCLOUD_OAUTHCLIENT_ID", "s3c:r3t", "holds a colon"),
        ("GENESYSCLOUD_ACCESS_TOKEN", " ", "GENESYSCLOUD_ACCESS_TOKEN is set, but holds only blanks"),
    ])
    func whatCannotBeSentIsNamed(variable: String, value: String, expected: String) {
        var environment = variables
        environment[variable] = value
        #expect {
            try resolve(ConnectionFlags(), environment)
        } throws: { error in
            "\(error)".contains(variable) && "\(error)".contains(expected)
                && !"\(error)".contains("s3c") && !"\(error)".contains("r3t")
        }
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
        (ConnectionFlags(), ["GENESYSCLOUD_REGION": "eu_central_1"], "did you mean eu-central-1?"),
        (ConnectionFlags(apiURL: "host:80"), [:], "--api-url: \"host:80\" is no address"),
        (ConnectionFlags(apiURL: "host:80"), [:], "such as https://host:80"),
        (ConnectionFlags(apiURL: "127.0.0.1:80"), [:], "such as http://127.0.0.1:80"),
        (ConnectionFlags(apiURL: "http://host"), [:], "over plain HTTP to another machine"),
        (ConnectionFlags(apiURL: "https://host/x/api/v2/"), [:], "expected what comes before /api/v2, https://host/x"),
        (ConnectionFlags(apiURL: "https://me:s3cr3t@host"), [:], "holds a user or a password"),
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
        ("[DEFAULT]\nproxy_host = \"p\"\nproxy_port = \"x\"", "profile DEFAULT of /f: proxy_port is no port"),
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
