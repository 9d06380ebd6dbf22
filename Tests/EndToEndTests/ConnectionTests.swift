import Foundation
import Testing

/// Where the program finds out where to connect and as whom, in the states in which real machines are.
@Suite struct ConnectionTests {
    private let centre: ContactCentre

    init() async throws { centre = try await ContactCentre(attendees: 2, facilitators: 1) }

    private var fetch: [String] { ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] }

    private func run(
        _ arguments: [String], _ environment: [String: String] = Sandbox.credentials
    ) async throws -> Program.Outcome {
        try? FileManager.default.removeItem(atPath: centre.workspace.path("slots.ndjson"))
        return try await Program(environment: environment, directory: centre.workspace.folder).run(fetch + arguments)
    }

    private func writeConfiguration(_ bytes: [UInt8]) throws {
        let folder = centre.workspace.folder.appendingPathComponent(".gc")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: folder.appendingPathComponent("config.toml"))
    }

    /// A file that cannot be used is no matter where the environment says all.
    @Test(arguments: [
        Array(#"[DEFAULT]\#nlog_file_path = "C:\Users\gc.log""#.utf8), Array("[DEFAULT]\naccess_token = 12".utf8),
        Array("[DEFAULT]\nproxy_host = \"nowhere.invalid\"".utf8), [0xFF, 0xFE, 0x5B, 0x00],
    ])
    func theEnvironmentIsEnough(content: [UInt8]) async throws {
        try writeConfiguration(content)
        expectSuccess(try await run(centre.sandbox.connection))
    }

    @Test func aFolderInThePlaceOfTheFile() async throws {
        let path = centre.workspace.path(".gc/config.toml")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        expectSuccess(try await run(centre.sandbox.connection))
        expectRefusal(try await run(centre.sandbox.connection, [:]), status: 66, naming: "config.toml")
    }

    /// Where the file is needed, what is wrong with it is told.
    @Test func aFileThatIsNoText() async throws {
        try writeConfiguration([0xFF, 0xFE, 0x5B, 0x00])
        expectRefusal(try await run(centre.sandbox.connection, [:]), status: 77, naming: "config.toml", "UTF-8")
    }

    @Test(arguments: ["", "/nonexistent", "/dev/null"])
    func homesThatAreNone(home: String) async throws {
        var environment = Sandbox.credentials
        environment["HOME"] = home
        expectSuccess(try await run(centre.sandbox.connection, environment))
    }

    @Test func blanksAndLineEndsAroundValues() async throws {
        expectSuccess(
            try await run(
                ["--api-url", centre.sandbox.url + "/ "], Sandbox.credentials.mapValues { " \($0)\r\n" }))
        var environment = Sandbox.credentials
        environment["GENESYSCLOUD_REGION"] = "localhost:\(centre.sandbox.port) "
        expectSuccess(try await run([], environment))
    }

    @Test(arguments: [" ", "t\u{F6}k", "to\nken"])
    func tokensThatCannotBeSent(token: String) async throws {
        let outcome = try await run(
            centre.sandbox.connection, Sandbox.credentials.merging(["GENESYSCLOUD_ACCESS_TOKEN": token]) { $1 })
        expectRefusal(outcome, status: 77, naming: "GENESYSCLOUD_ACCESS_TOKEN")
    }

    @Test func addressesThatAreAlmostRight() async throws {
        let url = centre.sandbox.url
        expectRefusal(try await run(["--api-url", url + "/api/v2"]), status: 77, naming: "before /api/v2, \(url)")
        let bare = url.replacing("http://", with: "")
        expectRefusal(try await run(["--api-url", bare]), status: 77, naming: "such as \(url)")
        expectRefusal(
            try await run(["--api-url", "http://localhost.example.com"]), status: 77, naming: "plain HTTP")
        let outcome = try await run(["--api-url", "https://me:hunter2@127.0.0.1"])
        expectRefusal(outcome, status: 77)
        #expect(!outcome.errors.contains("hunter2"))
    }

    /// A gateway is where the profile says it is.
    @Test func theGatewayOfAProfile() async throws {
        try writeConfiguration(
            Array(
                """
                [DEFAULT]
                environment = "mypurecloud.com"
                client_credentials = "sandbox"
                client_secret = "sandbox"
                gateway_protocol = "http"
                gateway_host = "127.0.0.1"
                gateway_port = "\(centre.sandbox.port)"
                """.utf8))
        expectSuccess(try await run([], [:]))
    }
}
