internal import TOMLKit

/// The settings of one profile of the service's own command line tool (`~/.gc/config.toml`).
struct ConnectionProfile {
    /// The profile that is used when none is named.
    static let defaultName = "DEFAULT"

    /// How messages name this profile.
    let place: String
    var environment: String?
    var clientId: String?
    var clientSecret: String?
    var accessToken: String?
    /// The key by which the profile sends calls through a proxy or a gateway, if it does.
    var detour: String?

    /// Reads the profile called `name`, or gives `nil` when the file has none.
    ///
    /// - Throws: ``ConnectionSettingsError`` when the file is not TOML or a key of the profile is not a string.
    init?(named name: String, in file: ConfigurationFile) throws {
        guard let profile = try Self.table(of: file)[name]?.table else { return nil }
        place = "profile \(name) of \(file.path)"
        environment = try Self.text("environment", of: profile, place)
        clientId = try Self.text("client_credentials", of: profile, place)
        clientSecret = try Self.text("client_secret", of: profile, place)
        accessToken = try Self.text("access_token", of: profile, place)
        detour = try ["proxy_host", "gateway_host"].first { try Self.text($0, of: profile, place) != nil }
    }

    /// The names of the profiles in the file, sorted.
    static func names(in file: ConfigurationFile) throws -> [String] {
        let table = try table(of: file)
        return table.keys.filter { table[$0]?.table != nil }.sorted()
    }

    private static func table(of file: ConfigurationFile) throws -> TOMLTable {
        do {
            return try TOMLTable(string: file.content)
        } catch let error as TOMLParseError {
            // The parser's own text may quote the line, and the line may hold a secret.
            let begin = error.source.begin
            throw ConnectionSettingsError(
                "\(file.path), line \(begin.line), column \(begin.column): this is not TOML")
        }
    }

    private static func text(_ key: String, of profile: TOMLTable, _ place: String) throws -> String? {
        guard let value = profile[key] else { return nil }
        guard let text = value.string else {
            throw ConnectionSettingsError("\(place): \(key) is not a string; write \(key) = \"…\"")
        }
        return text.isEmpty ? nil : text
    }
}

/// A configuration file that was read: its content, and the path that messages name.
public struct ConfigurationFile: Hashable, Sendable {
    /// Where it was read, as messages name it.
    public let path: String
    /// Its text.
    public let content: String

    public init(path: String, content: String) {
        self.path = path
        self.content = content
    }
}
