import ArgumentParser
import CoachingSandbox
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import SessionPlanner
import UnixSignals

/// `coachplan sandbox`: the local stand-in for the service.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run a local stand-in for the service, with a made-up contact centre.",
        discussion: """
            Prints "listening on http://127.0.0.1:PORT" once it can be used; Ctrl-C ends it. Client id and secret are \
            both "sandbox":
              export GENESYSCLOUD_OAUTHCLIENT_ID=sandbox
              export GENESYSCLOUD_OAUTHCLIENT_SECRET=sandbox
              coachplan plan request.yaml --api-url http://127.0.0.1:PORT
            """)

    @Option(help: "Port to listen on; 0 picks a free one.")
    var port = 0

    @Option(help: "Agents of the contact centre (default: 60, or what the database holds).")
    var attendees: Int?

    @Option(help: "Coaches of the contact centre (default: 6, or what the database holds).")
    var facilitators: Int?

    @Option(help: "Makes the people and their schedules; the same seed makes the same ones (default: 1).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Keep all state in this SQLite file, so that the sandbox can be stopped and started again.",
            valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("Write a ready request for the people of the contact centre.", valueName: "file"))
    var requestOut: String?

    @Option(help: ArgumentHelp("Calls a minute that are allowed to one token; 0 for no limit.", valueName: "calls"))
    var rateLimit = 300

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "Make trouble on purpose; may be repeated.", discussion: FaultArgument.help, valueName: "fault"))
    var faults: [FaultArgument] = []

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
        guard rateLimit >= 0 else { throw ValidationError("--rate-limit is a number of calls, 0 or more.") }
    }

    func run() async throws {
        try checkFiles()
        let server = try server()
        if let requestOut { try writeRequest(for: server.world, to: requestOut) }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "coachplan.sandbox", factory: { _ in SwiftLogNoOpLogHandler() })))
        do {
            try await group.run()
        } catch let error as IOError {
            throw Failure(.unavailable, "port \(port): \(String(cString: strerror(error.errnoCode)))")
        }
    }

    private func writeRequest(for world: SandboxWorld, to path: String) throws {
        let text = path.hasSuffix(".json") ? world.requestJSON() : world.requestYAML()
        try FileBytes.write(text.utf8, to: path)
    }

    private func checkFiles() throws {
        var files = CommandFiles()
        files.writes(database, as: "--database", .database(companions: ["-wal", "-shm", "-journal"]))
        // Standard output says where the sandbox listens.
        files.writes(requestOut, as: "--request-out", requestOut == "-" ? .growing : .whole)
        try files.check()
    }

    private func server() throws -> SandboxServer {
        var configuration = SandboxConfiguration()
        configuration.port = port
        configuration.attendees = attendees
        configuration.facilitators = facilitators
        configuration.seed = seed
        configuration.databasePath = database
        configuration.rateLimitPerMinute = rateLimit
        configuration.faults = FaultPlan(rules: faults.map(\.rule), seed: seed ?? 1)
        do {
            return try SandboxServer(configuration: configuration) { url in
                try? StandardStream.output.write("listening on \(url.absoluteString)\n")
            }
        } catch let error as SandboxConfigurationError {
            throw Failure(error.field == "database" ? .badData : .usage, error.description)
        } catch {
            guard let database else { throw error }
            throw Failure(.badData, "\(database): cannot be used as the sandbox's database: \(error)")
        }
    }
}
