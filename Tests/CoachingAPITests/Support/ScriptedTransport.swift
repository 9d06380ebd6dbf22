import NIOHTTP1
import Synchronization

@testable import CoachingAPI

/// A transport that answers from a function, without a network. The token endpoint grants `token-1`, `token-2`, …
final class ScriptedTransport: HTTPTransport {
    typealias Script = @Sendable (TransportRequest) async -> TransportResult

    private let script: Script
    private let tokens = Mutex(0)
    private let log = Mutex<[TransportRequest]>([])
    private let tokenLifetime: Int

    init(tokenLifetime: Int = 86_400, _ script: @escaping Script) {
        self.script = script
        self.tokenLifetime = tokenLifetime
    }

    var tokensGranted: Int { tokens.withLock(\.self) }
    var requests: [TransportRequest] { log.withLock(\.self) }

    func send(_ request: TransportRequest) async -> TransportResult {
        if request.url.hasSuffix("/oauth/token") {
            let number = tokens.withLock { count in
                count += 1
                return count
            }
            await Task.yield()
            return .json(
                200, #"{"access_token":"token-\#(number)","token_type":"bearer","expires_in":\#(tokenLifetime)}"#)
        }
        log.withLock { $0.append(request) }
        return await script(request)
    }

    func shutdown() async throws {}
}

extension TransportResult {
    static func json(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> TransportResult {
        .answer(TransportAnswer(status: status, headers: headers, body: Array(text.utf8)))
    }
}

extension CoachingClient {
    /// A client over a transport of the tests, on a clock that does not wait.
    static func scripted(
        _ transport: any HTTPTransport, clock: JumpClock = JumpClock(), options: ClientOptions = ClientOptions(),
        credentials: Credentials = .clientCredentials(id: "id", secret: Secret("s3cr3t"))
    ) throws -> CoachingClient {
        var options = options
        options.clock = clock.forClient
        options.randomness = { 0.5 }
        guard let endpoint = ServiceEndpoint(apiURL: "https://service.test") else { throw CancellationError() }
        return CoachingClient(
            settings: ConnectionSettings(endpoint: endpoint, credentials: credentials), options: options,
            transport: transport)
    }
}
