/// Connection settings given for one run, usually on the command line. They outrank everything else.
public struct ConnectionFlags: Hashable, Sendable {
    /// Address of a stand-in or gateway, instead of a region.
    public var apiURL: String?
    /// Name or domain of a region.
    public var region: String?
    /// Id of the OAuth client.
    public var clientId: String?
    /// Secret of the OAuth client.
    public var clientSecret: Secret?
    /// A token to use as it is, instead of a client.
    public var accessToken: Secret?
    /// A profile of the configuration file; `DEFAULT` when `nil`.
    public var profile: String?

    /// Creates flags from their parts. ``ConnectionSettings/resolve(flags:environment:file:)`` looks elsewhere for
    /// those that are `nil`.
    public init(
        apiURL: String? = nil, region: String? = nil, clientId: String? = nil, clientSecret: Secret? = nil,
        accessToken: Secret? = nil, profile: String? = nil
    ) {
        self.apiURL = apiURL
        self.region = region
        self.clientId = clientId
        self.clientSecret = clientSecret
        self.accessToken = accessToken
        self.profile = profile
    }
}
