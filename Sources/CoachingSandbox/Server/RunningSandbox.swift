public import Foundation
import Logging
import ServiceLifecycle

/// Runs a sandbox while `body` runs, which gets its base URL, and stops it afterwards, whatever happens.
///
/// - Throws: any error from starting the sandbox or from `body`.
public func withRunningSandbox<Result: Sendable>(
    _ configuration: SandboxConfiguration = SandboxConfiguration(),
    _ body: @Sendable (URL, SandboxWorld) async throws -> Result
) async throws -> Result {
    let (addresses, announce) = AsyncStream.makeStream(of: URL.self)
    let server = try SandboxServer(configuration: configuration) { url in announce.yield(url) }
    let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(services: [server], logger: configuration.logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { announce.finish() }
            try await group.run()
        }
        var iterator = addresses.makeAsyncIterator()
        guard let url = await iterator.next() else {
            try await tasks.waitForAll()
            throw SandboxConfigurationError(
                field: "port", value: String(configuration.port), expected: "a port that can be listened on")
        }
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(url, server.world)) } catch { outcome = .failure(error) }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try outcome.get()
    }
}
