import Foundation
import Synchronization

/// A sandbox in a process of its own, on a port of its own, killed when the test lets go of it.
final class Sandbox: Sendable {
    let url: String
    private let running: RunningProgram

    /// - Parameters:
    ///   - arguments: after `sandbox --port PORT`.
    ///   - port: that of a sandbox which this one succeeds; without one it gets a port that nobody else is given.
    init(_ arguments: [String] = [], port: Int? = nil, in workspace: Workspace) async throws {
        let ports = port.map { $0...$0 } ?? Self.ports.withLock { $0.next() }
        (running, url) = try await Self.start(arguments, at: ports, in: workspace)
    }

    /// Ports below those that the system gives to whoever asks for any (from 32 768 on Linux, from 49 152 on macOS):
    /// that of a sandbox which was killed is still free when its successor starts, and nobody answers there meanwhile.
    private static let ports = Mutex(Ports())

    private struct Ports {
        /// Another run of the tests on this machine begins somewhere else.
        private var last = 20_000 + Int(getpid()) % 1_000 * 10

        /// A few in a row: some may be taken by other programs.
        mutating func next() -> ClosedRange<Int> {
            last = last < 32_000 ? last + 5 : 20_005
            return last - 4...last
        }
    }

    private static func start(
        _ arguments: [String], at ports: ClosedRange<Int>, in workspace: Workspace
    ) async throws -> (running: RunningProgram, url: String) {
        for port in ports {
            let running = try workspace.program.start(["sandbox", "--port", String(port)] + arguments)
            try await running.wait { $0.output.contains("\n") || !$0.isRunning }
            let announced = running.output.prefix { $0 != "\n" }
            if let range = announced.range(of: "http://127.0.0.1:") {
                return (running, String(announced[range.lowerBound...]))
            }
            let isTaken = running.errors.contains(String(port)) && port < ports.upperBound
            guard isTaken else { throw Unannounced(output: running.output + running.errors) }
        }
        preconditionFailure("a range has at least one port")
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
        _ = try await running.outcome()
    }

    /// The same, as soon as the condition holds for what another program said so far.
    func kill(during other: RunningProgram, when condition: @escaping @Sendable (RunningProgram) -> Bool) async throws {
        try await running.signal(SIGKILL) { _ in condition(other) }
        _ = try await running.outcome()
    }

    /// Ends it as Ctrl-C does.
    func interrupt() async throws -> Program.Outcome {
        running.signal(SIGINT)
        return try await running.outcome()
    }

    struct Unannounced: Error { var output: String }
}
