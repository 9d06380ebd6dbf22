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
    /// A source is looked at only while those before it leave something open: where the environment is enough, the file
    /// need not be readable. An access token wins over client credentials of the same source. Where a profile is looked
    /// at, its gateway (`gateway_host`) and its proxy (`proxy_host`) are the way that all calls take, whatever names the
    /// region; an address in `flags` is called directly instead. Blanks and line ends around a value do not count.
    ///
    /// - Parameters:
    ///   - flags: what was given for this run.
    ///   - environment: the variables of the process.
    ///   - file: `~/.gc/config.toml`, or `nil` when there is none; it is read only when it is needed.
    /// - Throws: ``ConnectionSettingsError``, and what reading `file` throws.
    public static func resolve(
        flags: ConnectionFlags = ConnectionFlags(), environment: [String: String],
        file: @autoclosure () throws -> ConfigurationFile?
    ) throws -> ConnectionSettings {
        let sources = try ConnectionSources(flags: flags, environment: environment, file: file)
        return ConnectionSettings(
            endpoint: try sources.endpoint(), credentials: try sources.credentials(), proxy: try sources.proxy())
    }
}
