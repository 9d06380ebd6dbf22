extension ConnectionSettings {
    /// Finds the settings in what a user of the service's tools has set already.
    ///
    /// In this order, the first that says something wins, for the place and for the credentials separately:
    /// 1. `flags`;
    /// 2. the profile that `flags` names, if it names one;
    /// 3. the environment: `GENESYSCLOUD_REGION`, `GENESYSCLOUD_OAUTHCLIENT_ID`, `GENESYSCLOUD_OAUTHCLIENT_SECRET`,
    ///    `GENESYSCLOUD_ACCESS_TOKEN`;
    /// 4. the profile `DEFAULT` of the configuration file.
    ///
    /// An access token wins over client credentials of the same source. A profile that goes through a proxy or a gateway
    /// (`proxy_host`, `gateway_host`) is refused when it decides the place: neither is supported. A pure function: reading files and the
    /// environment is the caller's part.
    ///
    /// - Parameters:
    ///   - flags: what was given for this run.
    ///   - environment: the variables of the process.
    ///   - file: `~/.gc/config.toml`, or `nil` when there is none.
    /// - Throws: ``ConnectionSettingsError``.
    public static func resolve(
        flags: ConnectionFlags = ConnectionFlags(), environment: [String: String], file: ConfigurationFile?
    ) throws -> ConnectionSettings {
        let sources = try ConnectionSource.inOrder(flags: flags, environment: environment, file: file)
        return ConnectionSettings(endpoint: try endpoint(from: sources), credentials: try credentials(from: sources))
    }

    private static func endpoint(from sources: [ConnectionSource]) throws -> ServiceEndpoint {
        for source in sources {
            if let apiURL = source.apiURL {
                guard let endpoint = ServiceEndpoint(apiURL: apiURL.value) else {
                    throw ConnectionSettingsError(
                        "\(apiURL.place): \"\(apiURL.value)\" is no address: "
                            + "expected http:// or https://, a host and perhaps a port")
                }
                return endpoint
            }
            if let region = source.region {
                try refuseDetour(of: source)
                return try endpoint(ofRegion: region)
            }
        }
        throw ConnectionSettingsError(
            "No region is set: set GENESYSCLOUD_REGION (such as us-east-1 or mypurecloud.de), or environment in "
                + "~/.gc/config.toml, or give --api-url")
    }

    /// Calls go straight to the service. To do so where a profile wants a detour could lead past a company's controls.
    private static func refuseDetour(of source: ConnectionSource) throws {
        guard let detour = source.detour else { return }
        throw ConnectionSettingsError(
            "\(detour.place): \(detour.value) is set, but proxies and gateways are not supported; take it out, choose "
                + "another profile, or give the gateway's address with --api-url")
    }

    private static func endpoint(ofRegion region: ConnectionSource.Entry) throws -> ServiceEndpoint {
        if let known = Region(region.value) { return ServiceEndpoint(region: known) }
        // The service's own tool takes an environment with "localhost" in it for a stand-in that speaks plain HTTP.
        if region.value.contains("localhost") {
            let address = region.value.contains("://") ? region.value : "http://" + region.value
            if let endpoint = ServiceEndpoint(apiURL: address) { return endpoint }
        }
        throw ConnectionSettingsError(
            "\(region.place): \"\(region.value)\" is no region: expected one of "
                + Region.all.map(\.name).joined(separator: ", ") + ", or its domain, such as mypurecloud.de")
    }

    private static func credentials(from sources: [ConnectionSource]) throws -> Credentials {
        for source in sources {
            if let token = source.accessToken { return .accessToken(token) }
            guard source.clientId != nil || source.clientSecret != nil else { continue }
            // The id may be given in one place and the secret kept in another.
            let id = sources.lazy.compactMap(\.clientId).first
            let secret = sources.lazy.compactMap(\.clientSecret).first
            switch (id, secret) {
            case (.some(let id), .some(let secret)): return .clientCredentials(id: id.value, secret: secret)
            case (.some(let id), nil):
                throw ConnectionSettingsError(
                    "\(id.place) names an OAuth client, but its secret is missing: set GENESYSCLOUD_OAUTHCLIENT_SECRET")
            default:
                throw ConnectionSettingsError(
                    "There is a client secret, but no client id: set GENESYSCLOUD_OAUTHCLIENT_ID")
            }
        }
        throw ConnectionSettingsError(
            "No credentials are set: set GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET, or "
                + "GENESYSCLOUD_ACCESS_TOKEN, or a profile in ~/.gc/config.toml")
    }
}
