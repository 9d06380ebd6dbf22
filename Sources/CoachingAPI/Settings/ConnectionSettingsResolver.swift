extension ConnectionSettings {
    /// Resolves settings from what a user of the service's tools has already set.
    ///
    /// The first of these sources that sets something wins, for the address and for the credentials separately:
    /// 1. `flags`;
    /// 2. the profile that `flags` names, if it names one;
    /// 3. the environment: `GENESYSCLOUD_REGION`, `GENESYSCLOUD_OAUTHCLIENT_ID`, `GENESYSCLOUD_OAUTHCLIENT_SECRET`,
    ///    `GENESYSCLOUD_ACCESS_TOKEN`;
    /// 4. the profile `DEFAULT` of the configuration file.
    ///
    /// A source is read only if those before it leave something open: if the environment is enough, the file need not
    /// be readable. An access token wins over client credentials of the same source. If a profile is read, all calls go
    /// through its gateway (`gateway_host`) and its proxy (`proxy_host`), whichever source names the region; an address
    /// in `flags` is called directly instead. Blanks and line ends around a value are ignored.
    ///
    /// - Parameters:
    ///   - flags: the settings given for this run.
    ///   - environment: the variables of the process.
    ///   - file: `~/.gc/config.toml`, or `nil` when there is none; it is read only when it is needed.
    /// - Throws: ``ConnectionSettingsError``, and any error thrown by reading `file`.
    public static func resolve(
        flags: ConnectionFlags = ConnectionFlags(), environment: [String: String],
        file: @autoclosure () throws -> ConfigurationFile?
    ) throws -> ConnectionSettings {
        let sources = try ConnectionSources(flags: flags, environment: environment, file: file)
        return ConnectionSettings(
            endpoint: try sources.endpoint(), credentials: try sources.credentials(), proxy: try sources.proxy())
    }
}
