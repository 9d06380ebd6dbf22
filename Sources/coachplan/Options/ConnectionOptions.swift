import ArgumentParser
import CoachingAPI
import Foundation

/// Where the service is and who is calling.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Address of a sandbox or gateway, in place of a region: http://127.0.0.1:8080.", valueName: "url"))
    var apiUrl: String?

    @Option(
        help: ArgumentHelp(
            "Region of the service by name or domain (us-east-1, mypurecloud.de); default: GENESYSCLOUD_REGION.",
            valueName: "region"))
    var environment: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Profile of ~/.gc/config.toml to connect with.",
            discussion: """
                Without one, the credentials are GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET, or \
                GENESYSCLOUD_ACCESS_TOKEN, else the profile DEFAULT.
                """))
    var profile: String?

    /// The settings that result from these options, the environment and the configuration file.
    func settings() throws -> ConnectionSettings {
        try ConnectionSettings.resolve(
            flags: ConnectionFlags(apiURL: apiUrl, region: environment, profile: profile),
            environment: ProcessInfo.processInfo.environment, file: try Self.configurationFile())
    }

    /// The address that these options name, for which no credentials are needed; nil if they name none.
    func address() -> String? {
        guard apiUrl != nil || environment != nil || profile != nil else { return nil }
        let flags = ConnectionFlags(
            apiURL: apiUrl, region: environment, accessToken: Secret("none"), profile: profile)
        let settings = try? ConnectionSettings.resolve(
            flags: flags, environment: ProcessInfo.processInfo.environment, file: try? Self.configurationFile())
        return settings?.endpoint.apiURL
    }

    /// The configuration file of the service's own tool, nil if there is none.
    private static func configurationFile() throws -> ConfigurationFile? {
        let home = ProcessInfo.processInfo.environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
        let path = home + "/.gc/config.toml"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, "\(path): cannot be read")
        }
        guard let content = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.noPermission, "\(path): is no text in UTF-8")
        }
        return ConfigurationFile(path: path, content: String(content.trimmingPrefix("\u{FEFF}")))
    }
}
