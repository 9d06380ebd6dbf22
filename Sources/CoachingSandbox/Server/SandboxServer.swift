public import Foundation
package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import ServiceLifecycle

/// A local stand-in for the service: an HTTP server over a made-up contact centre.
///
/// Run it as a service; it stops on graceful shutdown of its task or service group. A database file keeps every
/// acknowledged write.
public struct SandboxServer: Service {
    package let parts: SandboxParts
    private let onListening: @Sendable (URL) async -> Void

    /// The contact centre that is served.
    public var world: SandboxWorld { parts.world }

    /// Makes the world and opens the database.
    ///
    /// - Parameter onListening: called once the server can be used, with its base URL.
    /// - Throws: ``SandboxConfigurationError`` for settings that cannot be used, or the database's error.
    public init(
        configuration: SandboxConfiguration, onListening: @escaping @Sendable (URL) async -> Void = { _ in }
    ) throws {
        parts = try SandboxParts(configuration)
        self.onListening = onListening
    }

    /// Serves until graceful shutdown.
    public func run() async throws {
        try await application().run()
    }

    package func application() -> some ApplicationProtocol {
        let configuration = parts.configuration
        let onListening = onListening
        return Application(
            router: SandboxRouter(parts: parts).build(),
            server: .onEventLoops(configuration.limits, now: parts.now),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.limits.connections, logger: configuration.logger)),
            onServerRunning: { channel in
                // The configuration was checked before: every port has its URL.
                guard let port = channel.localAddress?.port, let url = configuration.baseURL(port: port) else { return }
                await onListening(url)
            },
            logger: parts.configuration.logger)
    }
}
