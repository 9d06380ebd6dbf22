import CoachingModels
internal import NIOHTTP1

/// Sends one request to a server and returns its result. Everything below this protocol needs a network.
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

/// An answer that arrived completely.
struct TransportAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]
}

/// The result of a request.
enum TransportResult: Sendable {
    case answer(TransportAnswer)
    /// The request, or its body, was never sent: the server cannot have carried it out.
    case notSent(reason: String)
    /// The request may have arrived, but no complete answer came. `status` is known if at least the head arrived.
    case lost(reason: String, status: Int?)
    /// The answer is larger than is allowed.
    case tooLarge(status: Int, limit: Int)
    /// A redirect led the call to another server, which answered.
    case redirected(status: Int)
    /// The task was cancelled, before or after the request may have arrived.
    case cancelled(wasSent: Bool)
}
