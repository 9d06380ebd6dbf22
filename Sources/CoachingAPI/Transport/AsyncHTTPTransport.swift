internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// The network, through AsyncHTTPClient.
struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    private let limits: TransportLimits

    init(limits: TransportLimits) {
        self.limits = limits
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration(limits))
    }

    private static func configuration(_ limits: TransportLimits) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        // A redirect would carry the token to another host, and would resend a write.
        configuration.redirectConfiguration = .disallow
        // One call a connection: a connection that is lost then tells which call was.
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = TimeAmount(limits.connectTimeout)
        // Retrying is decided in one place, and that is not the connection pool.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limits.connections
        // Shorter than load balancers keep idle connections, so that a call rarely meets one that is just being closed.
        configuration.connectionPool.idleTimeout = .seconds(20)
        return configuration
    }

    func shutdown() async throws {
        try await client.shutdown()
    }

    func send(_ request: TransportRequest) async -> TransportResult {
        let body = request.body.map(HandoverBody.init)
        let progress = TransportProgress(body: body)
        do {
            return try await withTimeout(limits.requestTimeout) {
                try await exchange(request, body: body, progress: progress)
            }
        } catch {
            return progress.result(of: error)
        }
    }

    private func exchange(
        _ request: TransportRequest, body: HandoverBody?, progress: TransportProgress
    ) async throws -> TransportResult {
        var message = HTTPClientRequest(url: request.url)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        message.headers = request.headers
        if let body { message.body = .stream(body, length: .known(body.length)) }
        let response = try await client.execute(message, timeout: TimeAmount(limits.requestTimeout))
        let status = Int(response.status.code)
        progress.headArrived(status: status)
        do {
            let bytes = try await response.body.collect(upTo: limits.answerBytes)
            return .answer(
                TransportAnswer(status: status, headers: response.headers, body: Array(bytes.readableBytesView)))
        } catch is NIOTooManyBytesError {
            return .tooLarge(status: status, limit: limits.answerBytes)
        }
    }
}
