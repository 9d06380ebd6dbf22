internal import TOMLKit

/// The settings of one profile of the service's own command line tool (`~/.gc/config.toml`), as they are written there.
struct ConnectionProfile {
    /// The profile that is used when none is named.
    static let defaultName = "DEFAULT"

    /// The name of this profile in messages.
    let place: String
    var environment: String?
    var clientId: String?
    var clientSecret: String?
    var accessToken: String?
    var proxy: ProfileDetour
    var gateway: ProfileDetour

    /// Reads the profile called `name`; `nil` when the file has none.
    ///
    /// - Throws: ``ConnectionSettingsError`` when the file is not TOML or a key of the profile has a value of an
    ///   unexpected type.
    init?(named name: String, in file: ConfigurationFile) throws {
        guard let table = try Self.table(of: file)[name]?.table else { return nil }
        let profile = ProfileTable(place: "profile \(name) of \(file.path)", table: table)
        place = profile.place
        environment = try profile.text("environment")
        clientId = try profile.text("client_credentials")
        clientSecret = try profile.text("client_secret")
        accessToken = try profile.text("access_token")
        proxy = try ProfileDetour(.proxy, in: profile)
        gateway = try ProfileDetour(.gateway, in: profile)
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
}

/// The keys of one profile.
struct ProfileTable {
    /// The name of the profile in messages.
    let place: String
    let table: TOMLTable

    /// The text of `key`. Empty texts, of which the service's tool writes many, count as not set.
    func text(_ key: String) throws -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else {
            throw ConnectionSettingsError("\(place): \(key) is not a string; write \(key) = \"…\"")
        }
        return text.isEmpty ? nil : text
    }

    /// The number of `key`, which the service's tool writes as a string.
    func port(_ key: String) throws -> Int? {
        guard let number = try table[key]?.int ?? text(key).map({ Int($0) ?? 0 }) else { return nil }
        guard (1...65_535).contains(number) else {
            throw ConnectionSettingsError("\(place): \(key) is no port: expected a number from 1 to 65535")
        }
        return number
    }
}

/// The content of a configuration file, and the path for messages.
public struct ConfigurationFile: Hashable, Sendable {
    /// Its path, as shown in messages.
    public let path: String
    /// Its text.
    public let content: String

    /// Creates a file from its parts. `content` is parsed as TOML, and refused if it is not TOML, only when settings
    /// are resolved.
    public init(path: String, content: String) {
        self.path = path
        self.content = content
    }
}
