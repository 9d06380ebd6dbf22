internal import AsyncHTTPClient
import CoachingModels
internal import NIOCore
internal import NIOHTTP1

/// The network, through AsyncHTTPClient.
struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    /// Whether `client` was made here and has to be shut down here.
    private let isOwn: Bool
    private let limits: TransportLimits
    private let memory: AnswerMemory

    /// Over connections of its own.
    init(limits: TransportLimits, proxy: ProxySettings?, trustRoots: TrustRoots) {
        self.init(
            client: HTTPClient(
                eventLoopGroupProvider: .singleton, configuration: .service(limits, proxy, trustRoots)),
            isOwn: true, limits: limits)
    }

    /// Over the connections of a client that somebody else owns.
    init(client: HTTPClient, limits: TransportLimits) {
        self.init(client: client, isOwn: false, limits: limits)
    }

    private init(client: HTTPClient, isOwn: Bool, limits: TransportLimits) {
        self.client = client
        self.isOwn = isOwn
        self.limits = limits
        memory = AnswerMemory(limit: limits.answersTogether, largestAnswer: limits.answerBytes)
    }

    func shutdown() async throws {
        if isOwn { try await client.shutdown() }
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
        // A client of somebody else's may follow redirects; the answer then comes from a server other than the one
        // called.
        if response.history.count > 1 { return .redirected(status: status) }
        guard let bytes = try await collect(response.body) else {
            return .tooLarge(status: status, limit: limits.answerBytes)
        }
        return .answer(TransportAnswer(status: status, headers: response.headers, body: bytes))
    }

    /// The whole body, or `nil` when it exceeds the limit for an answer.
    private func collect(_ body: HTTPClientResponse.Body) async throws -> [UInt8]? {
        let share = await memory.begin()
        var (latest, bytes): (AnswerMemory.Share, [UInt8]) = (share, [])
        let result: Result<[UInt8]?, any Error>
        do {
            var isTooLarge = false
            for try await part in body {
                isTooLarge = part.readableBytes > limits.answerBytes - bytes.count
                if isTooLarge { break }
                latest = try await memory.take(part.readableBytes, for: latest)
                bytes.append(contentsOf: part.readableBytesView)
            }
            result = .success(isTooLarge ? nil : bytes)
        } catch {
            result = .failure(error)
        }
        await memory.giveBack(latest)
        return try result.get()
    }
}
