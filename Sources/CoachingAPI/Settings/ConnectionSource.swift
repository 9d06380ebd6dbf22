/// What one source says about the connection.
struct ConnectionSource {
    /// A value, and how messages name the place it came from.
    struct Entry {
        var value: String
        var place: String
    }

    var apiURL: Entry?
    var region: Entry?
    var clientId: Entry?
    var clientSecret: Secret?
    var accessToken: Secret?
    /// A proxy or gateway through which this source wants calls to go: its key.
    var detour: Entry?

    /// All sources, the strongest first.
    static func inOrder(
        flags: ConnectionFlags, environment: [String: String], file: ConfigurationFile?
    ) throws -> [ConnectionSource] {
        var sources = [ConnectionSource(flags)]
        if let name = flags.profile {
            sources.append(ConnectionSource(try profile(named: name, in: file)))
        }
        sources.append(ConnectionSource(environment: environment))
        if flags.profile == nil, let file,
            let profile = try ConnectionProfile(named: ConnectionProfile.defaultName, in: file)
        {
            sources.append(ConnectionSource(profile))
        }
        return sources
    }

    private static func profile(named name: String, in file: ConfigurationFile?) throws -> ConnectionProfile {
        guard let file else {
            throw ConnectionSettingsError("Profile \(name) was asked for, but there is no ~/.gc/config.toml")
        }
        if let profile = try ConnectionProfile(named: name, in: file) { return profile }
        let names = try ConnectionProfile.names(in: file).joined(separator: ", ")
        throw ConnectionSettingsError(
            "\(file.path) has no profile \(name)" + (names.isEmpty ? "" : "; it has \(names)"))
    }

    init(_ flags: ConnectionFlags) {
        apiURL = flags.apiURL.map { Entry(value: $0, place: "--api-url") }
        region = flags.region.map { Entry(value: $0, place: "--environment") }
        clientId = flags.clientId.map { Entry(value: $0, place: "--clientid") }
        clientSecret = flags.clientSecret
        accessToken = flags.accessToken
    }

    init(_ profile: ConnectionProfile) {
        region = profile.environment.map { Entry(value: $0, place: "environment in \(profile.place)") }
        clientId = profile.clientId.map { Entry(value: $0, place: "client_credentials in \(profile.place)") }
        clientSecret = profile.clientSecret.map(Secret.init)
        accessToken = profile.accessToken.map(Secret.init)
        detour = profile.detour.map { Entry(value: $0, place: profile.place) }
    }

    /// Variables that are set but empty count as not set.
    init(environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        region = value("GENESYSCLOUD_REGION").map { Entry(value: $0, place: "GENESYSCLOUD_REGION") }
        clientId = value("GENESYSCLOUD_OAUTHCLIENT_ID").map { Entry(value: $0, place: "GENESYSCLOUD_OAUTHCLIENT_ID") }
        clientSecret = value("GENESYSCLOUD_OAUTHCLIENT_SECRET").map(Secret.init)
        accessToken = value("GENESYSCLOUD_ACCESS_TOKEN").map(Secret.init)
    }
}
