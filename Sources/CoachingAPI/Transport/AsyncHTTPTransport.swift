internal import AsyncHTTPClient
import CoachingModels
internal import NIOCore
internal import NIOHTTP1

/// The network, through AsyncHTTPClient.
///
/// A call is made on one event loop from its start to the end of its answer, with a delegate. The client's asynchronous
/// interface switches between threads for every step, which takes longer than a nearby server needs for an answer.
struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    /// Whether `client` was made here and has to be shut down here.
    private let isOwn: Bool
    private let limits: TransportLimits
    let memory: AnswerMemory
    private let loops: LeastBusyLoop

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
        loops = LeastBusyLoop(of: client.eventLoopGroup)
    }

    func shutdown() async throws {
        if isOwn { try await client.shutdown() }
    }

    func send(_ request: TransportRequest) async -> TransportResult {
        if Task.isCancelled { return .cancelled(wasSent: false) }
        let body = request.body.map(HandoverBody.init)
        let progress = TransportProgress(body: body)
        let collector = AnswerCollector(mostBytes: limits.answerBytes, memory: memory, progress: progress)
        defer { collector.end() }
        do {
            return try await loops.using { loop in
                try await exchange(request, body: body, collector: collector, on: loop)
            }
        } catch {
            return collector.refusal ?? progress.result(of: error)
        }
    }

    /// - Throws: the client's error, also if the whole answer did not arrive in time.
    private func exchange(
        _ request: TransportRequest, body: HandoverBody?, collector: AnswerCollector, on loop: any EventLoop
    ) async throws -> TransportResult {
        let message = try HTTPClient.Request(
            url: request.url, method: HTTPMethod(rawValue: request.method.rawValue), headers: request.headers,
            body: body?.forClient)
        let task = client.execute(
            request: message, delegate: collector, eventLoop: .delegate(on: loop),
            deadline: .now() + TimeAmount(limits.requestTimeout))
        return try await withTaskCancellationHandler {
            try await task.futureResult.get()
        } onCancel: {
            task.cancel()
            // Its answer may be waiting for memory.
            collector.end()
        }
    }
}
