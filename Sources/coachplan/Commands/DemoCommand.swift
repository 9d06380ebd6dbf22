import ArgumentParser
import CoachingSandbox
import Foundation

/// `coachplan demo`: the main workflow from beginning to end, against a sandbox of its own.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show the main job from beginning to end, against a sandbox of its own.",
        discussion: """
            Starts a sandbox with a made-up contact centre, asks it for slots over HTTP, plans, prints the dry run, \
            creates the appointments and shows that they are there. Needs no service and no settings, and leaves \
            nothing behind unless --keep says where.
            """)

    @Option(help: "Agents of the contact centre, each to be coached once.")
    var attendees = 60

    @Option(help: "Coaches of the contact centre.")
    var facilitators = 6

    @Option(help: "Makes the people and their schedules.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Seconds that the search may take.", valueName: "seconds"))
    var timeLimit = 20.0

    @Flag(help: "Take everything back at the end.")
    var rollback = false

    @Option(help: ArgumentHelp("Keep the request, slots, plan and record in this folder.", valueName: "folder"))
    var keep: String?

    func validate() throws {
        guard timeLimit > 0, timeLimit <= 3_600 else {
            throw ValidationError("--time-limit is a number of seconds above 0, and at most 3600.")
        }
    }

    func run() async throws {
        if let keep {
            try makeFolder(keep)
            return try await show(in: keep)
        }
        try await TemporaryFolder.with { try await show(in: $0) }
    }

    private func show(in folder: String) async throws {
        var configuration = SandboxConfiguration()
        configuration.attendees = attendees
        configuration.facilitators = facilitators
        configuration.seed = seed
        // With the service's own limit, a visitor would have to wait for its window to end.
        configuration.rateLimitPerMinute = 0
        do {
            try await withRunningSandbox(configuration) { url, world in
                let demo = Demo(
                    folder: folder, url: url.absoluteString, world: world, timeLimit: timeLimit, takesBack: rollback)
                try await demo.run()
            }
        } catch let error as SandboxConfigurationError {
            throw Failure(.usage, error.description)
        }
    }

    private func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "\(path): cannot be created: \(error.localizedDescription)")
        }
        for name in ["request.yaml", "slots.ndjson", "plan.json"]
        where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
            throw Failure(.cannotCreate, "\(path)/\(name): is there already", advice: "Choose another folder.")
        }
    }
}
