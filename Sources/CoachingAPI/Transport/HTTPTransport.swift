import CoachingModels
internal import NIOHTTP1

/// Carries one request to a server and brings back what came of it. The seam below which a network is needed.
protocol HTTPTransport: Sendable {
    func send(_ request: TransportRequest) async -> TransportResult
    func shutdown() async throws
}

/// A request, ready to be sent.
struct TransportRequest: Sendable {
    var method: CoachingOperation.Method
    var url: String
    var headers: HTTPHeaders
    var body: [UInt8]?
}

/// An answer that arrived whole.
struct TransportAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]
}

/// What came of a request.
enum TransportResult: Sendable {
    case answer(TransportAnswer)
    /// It, or its body, never left: the server cannot have carried it out.
    case notSent(reason: String)
    /// It may have arrived; no whole answer came. `status` is known when at least the head came.
    case lost(reason: String, status: Int?)
    /// The answer is larger than is allowed.
    case tooLarge(status: Int, limit: Int)
    /// Somebody else answered, to whom the call was led by a redirect.
    case redirected(status: Int)
    /// The task was cancelled, before or after the request may have arrived.
    case cancelled(wasSent: Bool)
}
