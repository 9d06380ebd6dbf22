import ArgumentParser
import CoachingSandbox
import Foundation
import Logging
import NIOCore
import RequestFiles
import ServiceLifecycle
import SystemPackage
import UnixSignals

/// `coachplan sandbox`: the local stand-in for the service.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run a local stand-in for the service, with a made-up contact centre.",
        discussion: """
            Prints "listening on http://127.0.0.1:PORT" once it can be used; Ctrl-C ends it. Client id and secret are \
            both "sandbox" unless others are given:
              export GENESYSCLOUD_OAUTHCLIENT_ID=sandbox
              export GENESYSCLOUD_OAUTHCLIENT_SECRET=sandbox
              coachplan plan request.yaml --api-url http://127.0.0.1:PORT

            Programs on the same machine may ask it for more than the service would, without a token, under \
            /sandbox/control: GET world, GET PUT DELETE faults, POST schedules, PUT users/ID/permissions, PUT \
            users/ID/directory, DELETE tokens, GET and POST clock ({"advanceSeconds": 3600}), GET and DELETE requests (what arrived), POST reset. \
            It takes JSON and a loopback Host only.
            """)

    @Option(help: "Port to listen on; 0 picks a free one.")
    var port = 0

    @Option(
        help: ArgumentHelp(
            "Address or name to listen on; another than a loopback one lets others in.", valueName: "host"))
    var host = "127.0.0.1"

    @OptionGroup var world: WorldOptions

    @Option(help: ArgumentHelp("Write a ready request for the people of the contact centre.", valueName: "file"))
    var requestOut: String?

    @OptionGroup var behaviour: BehaviourOptions

    @Flag(help: "Write a line for each request to standard error.")
    var verbose = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    func run() async throws {
        try checkFiles()
        let logger = Logger(label: "coachplan.sandbox") { _ in
            TerminalLog(logLevel: verbose ? .info : .error, isTimed: true)
        }
        let server = try server(logger)
        if let requestOut { try writeRequest(for: server.world, to: requestOut) }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "coachplan.sandbox", factory: { _ in SwiftLogNoOpLogHandler() })))
        do {
            try await group.run()
        } catch let error as IOError {
            throw Failure(.unavailable, "\(host), port \(port): \(Errno(rawValue: error.errnoCode))")
        } catch let error as SocketAddressError {
            throw Failure(.unavailable, "\(host): cannot be listened on: \(error)")
        }
    }

    private func writeRequest(for world: SandboxWorld, to path: String) throws {
        try RequestWriter.write(
            world.request(), to: path, as: RequestWriter.Format(path: path),
            comment: "A planning request for the people of the sandbox.")
    }

    private func checkFiles() throws {
        var files = CommandFiles()
        files.writes(world.database, as: "--database", .database(companions: ["-wal", "-shm", "-journal"]))
        // The address of the sandbox goes to standard output.
        files.writes(requestOut, as: "--request-out", requestOut == "-" ? .growing : .whole)
        try files.check()
    }

    private func server(_ logger: Logger) throws -> SandboxServer {
        do {
            var configuration = SandboxConfiguration()
            configuration.host = host
            configuration.port = port
            configuration.logger = logger
            world.set(&configuration)
            try behaviour.set(&configuration)
            return try SandboxServer(configuration: configuration) { url in
                try? StandardStream.output.write("listening on \(url.absoluteString)\n")
            }
        } catch let error as SandboxConfigurationError {
            throw Failure(error.field == "database" ? .badData : .usage, error.description)
        } catch {
            guard let database = world.database else { throw error }
            throw Failure(.badData, "\(database): cannot be used as the sandbox's database: \(error)")
        }
    }
}
