internal import TOMLKit

/// The settings of one profile of the service's own command line tool (`~/.gc/config.toml`), as they are written there.
struct ConnectionProfile {
    /// The profile that is used when none is named.
    static let defaultName = "DEFAULT"

    /// How messages name this profile.
    let place: String
    var environment: String?
    var clientId: String?
    var clientSecret: String?
    var accessToken: String?
    var proxy: ProfileDetour
    var gateway: ProfileDetour

    /// Reads the profile called `name`, or gives `nil` when the file has none.
    ///
    /// - Throws: ``ConnectionSettingsError`` when the file is not TOML or a key of the profile has a value of another
    ///   type than is expected.
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
    /// How messages name the profile.
    let place: String
    let table: TOMLTable

    /// The text of `key`; empty texts say nothing, and the service's tool writes many.
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

/// A configuration file that was read: its content, and the path that messages name.
public struct ConfigurationFile: Hashable, Sendable {
    /// Where it was read, as messages name it.
    public let path: String
    /// Its text.
    public let content: String

    /// A file of its parts. `content` is parsed as TOML, and refused if it is none, only when settings are resolved.
    public init(path: String, content: String) {
        self.path = path
        self.content = content
    }
}
