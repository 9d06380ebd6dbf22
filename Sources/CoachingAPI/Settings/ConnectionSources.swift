/// The sources of connection settings that are needed, in order of precedence.
struct ConnectionSources {
    private var sources: [ConnectionSource] = []

    /// Reads one source after the other until nothing is left open.
    init(
        flags: ConnectionFlags, environment: [String: String], file: () throws -> ConfigurationFile?
    ) throws {
        sources.append(try ConnectionSource(flags))
        if let name = flags.profile {
            sources.append(try ConnectionSource(try Self.profile(named: name, in: file())))
        }
        if isComplete { return }
        sources.append(try ConnectionSource(environment: environment))
        if isComplete || flags.profile != nil { return }
        if let file = try file(), let profile = try ConnectionProfile(named: ConnectionProfile.defaultName, in: file) {
            sources.append(try ConnectionSource(profile))
        }
    }

    private var isComplete: Bool {
        let hasPlace = sources.contains { $0.apiURL != nil || $0.region != nil || $0.gateway?.isSet == true }
        return hasPlace && (try? credentials()) != nil
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

    private var apiURL: ConnectionSource.Entry<String>? { sources.lazy.compactMap(\.apiURL).first }

    /// Where the service is: a custom address, otherwise the gateway of a profile, otherwise a region.
    func endpoint() throws -> ServiceEndpoint {
        if let apiURL { return try Self.endpoint(at: apiURL) }
        for source in sources {
            if let gateway = try source.gateway?.gatewayEndpoint() { return gateway }
        }
        if let region = sources.lazy.compactMap(\.region).first { return try Self.endpoint(ofRegion: region) }
        throw ConnectionSettingsError(
            "No region is set: set GENESYSCLOUD_REGION (such as us-east-1 or mypurecloud.de), or environment in "
                + "~/.gc/config.toml, or give --api-url")
    }

    /// The proxy of the profile in use; a custom address is called directly.
    func proxy() throws -> ProxySettings? {
        if apiURL != nil { return nil }
        return try sources.lazy.compactMap(\.proxy).first { $0.isSet }?.proxySettings()
    }

    private static func endpoint(at entry: ConnectionSource.Entry<String>) throws -> ServiceEndpoint {
        do {
            return try ServiceEndpoint.parse(entry.value)
        } catch {
            throw ConnectionSettingsError("\(entry.place): \(error.explanation(of: entry.value))")
        }
    }

    private static func endpoint(ofRegion entry: ConnectionSource.Entry<String>) throws -> ServiceEndpoint {
        if let known = Region(entry.value) { return ServiceEndpoint(region: known) }
        // The service's own tool treats localhost as a stand-in that speaks plain HTTP.
        let address = entry.value.contains("://") ? entry.value : "http://" + entry.value
        if let local = try? ServiceAddress(address), ServiceAddress.isLoopback(local.host),
            let endpoint = ServiceEndpoint(apiURL: address)
        {
            return endpoint
        }
        let meant = Region(entry.value.replacing("_", with: "-")).map { " (did you mean \($0.name)?)" } ?? ""
        throw ConnectionSettingsError(
            "\(entry.place): \"\(entry.value)\" is no region\(meant): expected one of "
                + Region.all.map(\.name).joined(separator: ", ") + ", or its domain, such as mypurecloud.de")
    }

    func credentials() throws -> Credentials {
        for source in sources {
            if let token = source.accessToken { return .accessToken(token.value) }
            if source.clientId != nil || source.clientSecret != nil { return try clientCredentials() }
        }
        throw ConnectionSettingsError(
            "No credentials are set: set GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET, or "
                + "GENESYSCLOUD_ACCESS_TOKEN, or a profile in ~/.gc/config.toml")
    }

    /// The id and the secret may come from different places.
    private func clientCredentials() throws -> Credentials {
        let id = sources.lazy.compactMap(\.clientId).first
        let secret = sources.lazy.compactMap(\.clientSecret).first
        switch (id, secret) {
        case (let id?, let secret?): return .clientCredentials(id: id.value, secret: secret.value)
        case (let id?, nil):
            throw ConnectionSettingsError(
                "\(id.place) names an OAuth client, but its secret is missing: set GENESYSCLOUD_OAUTHCLIENT_SECRET")
        case (nil, _):
            throw ConnectionSettingsError("There is a client secret, but no client id: set GENESYSCLOUD_OAUTHCLIENT_ID")
        }
    }
}
