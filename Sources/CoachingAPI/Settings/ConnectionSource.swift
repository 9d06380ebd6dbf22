/// What one source sets for the connection. Texts are trimmed; those that cannot be sent are refused.
struct ConnectionSource {
    /// A value, and the name in messages of the place it came from.
    struct Entry<Value> {
        var value: Value
        var place: String
    }

    var apiURL: Entry<String>?
    var region: Entry<String>?
    var clientId: Entry<String>?
    var clientSecret: Entry<Secret>?
    var accessToken: Entry<Secret>?
    var proxy: ProfileDetour?
    var gateway: ProfileDetour?

    init(_ flags: ConnectionFlags) throws {
        apiURL = try Self.text(flags.apiURL, "--api-url")
        region = try Self.text(flags.region, "--environment")
        clientId = try Self.id(flags.clientId, "--clientid")
        clientSecret = try Self.secret(flags.clientSecret?.reveal(), "--clientsecret")
        accessToken = try Self.token(flags.accessToken?.reveal(), "--accesstoken")
    }

    init(_ profile: ConnectionProfile) throws {
        func place(_ key: String) -> String { "\(key) in \(profile.place)" }
        region = try Self.text(profile.environment, place("environment"))
        clientId = try Self.id(profile.clientId, place("client_credentials"))
        clientSecret = try Self.secret(profile.clientSecret, place("client_secret"))
        accessToken = try Self.token(profile.accessToken, place("access_token"))
        proxy = profile.proxy
        gateway = profile.gateway
    }

    /// Variables that are set but empty count as not set.
    init(environment: [String: String]) throws {
        func read<Value>(_ name: String, _ read: (String?, String) throws -> Value) rethrows -> Value {
            try read(environment[name].flatMap { $0.isEmpty ? nil : $0 }, name)
        }
        region = try read("GENESYSCLOUD_REGION", Self.text)
        clientId = try read("GENESYSCLOUD_OAUTHCLIENT_ID", Self.id)
        clientSecret = try read("GENESYSCLOUD_OAUTHCLIENT_SECRET", Self.secret)
        accessToken = try read("GENESYSCLOUD_ACCESS_TOKEN", Self.token)
    }
}

extension ConnectionSource {
    private static func text(_ text: String?, _ place: String) throws -> Entry<String>? {
        guard let text else { return nil }
        let trimmed = CredentialText.trimmed(text)
        if trimmed.isEmpty { throw ConnectionSettingsError("\(place) is set, but holds only blanks") }
        return Entry(value: trimmed, place: place)
    }

    private static func id(_ text: String?, _ place: String) throws -> Entry<String>? {
        guard let id = try sendable(text, place, blanksAllowed: true) else { return nil }
        // A colon would end the id when it is sent together with the secret (RFC 7617).
        guard !id.value.contains(":") else {
            throw ConnectionSettingsError("\(place) holds a colon: no client id does")
        }
        return id
    }

    private static func secret(_ text: String?, _ place: String) throws -> Entry<Secret>? {
        try sendable(text, place, blanksAllowed: true).map { Entry(value: Secret($0.value), place: place) }
    }

    private static func token(_ text: String?, _ place: String) throws -> Entry<Secret>? {
        try sendable(text.map(CredentialText.withoutScheme), place, blanksAllowed: false)
            .map { Entry(value: Secret($0.value), place: place) }
    }

    /// A text that can be sent as a credential. The message for one that cannot names the offending character, never
    /// the text.
    private static func sendable(_ text: String?, _ place: String, blanksAllowed: Bool) throws -> Entry<String>? {
        guard let entry = try Self.text(text, place) else { return nil }
        if let oddity = CredentialText.oddity(in: entry.value, blanksAllowed: blanksAllowed) {
            throw ConnectionSettingsError("\(place) cannot be sent: \(oddity)")
        }
        return entry
    }
}
