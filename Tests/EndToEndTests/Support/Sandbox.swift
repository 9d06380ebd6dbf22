import Foundation

/// A sandbox in a process of its own, on a port it picked, killed when the test lets go of it.
final class Sandbox: Sendable {
    let url: String
    private let running: RunningProgram

    /// - Parameter arguments: after `sandbox --port 0`, or with a port of their own.
    init(_ arguments: [String] = [], port: Int = 0, in workspace: Workspace) async throws {
        running = try workspace.program.start(["sandbox", "--port", String(port)] + arguments)
        try await running.wait { $0.output.contains("\n") }
        let announced = running.output.prefix { $0 != "\n" }
        guard let range = announced.range(of: "http://127.0.0.1:") else { throw Unannounced(output: running.output) }
        url = String(announced[range.lowerBound...])
    }

    deinit { running.signal(SIGKILL) }

    var port: Int { Int(url.split(separator: ":").last ?? "") ?? 0 }

    /// The credentials that a sandbox takes, as the environment hands them over.
    static let credentials = [
        "GENESYSCLOUD_OAUTHCLIENT_ID": "sandbox", "GENESYSCLOUD_OAUTHCLIENT_SECRET": "sandbox",
    ]

    /// Arguments that direct a command to this sandbox.
    var connection: [String] { ["--api-url", url] }

    /// Ends it as a power cut would.
    func kill() async throws {
        running.signal(SIGKILL)
        _ = try await running.outcome(within: .seconds(10))
    }

    /// Ends it as Ctrl-C does.
    func interrupt() async throws -> Program.Outcome {
        running.signal(SIGINT)
        return try await running.outcome(within: .seconds(20))
    }

    struct Unannounced: Error { var output: String }
}
