import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Stands between the program and the sandbox and keeps every request as it came over the wire.
final class Recorder: Sendable {
    struct Request: Sendable {
        var method: String
        var path: String
        var body: [UInt8]
    }

    private let kept = Mutex<[Request]>([])
    private let refusal = Mutex<(person: String, status: Int, code: String)?>(nil)

    /// The requests so far, in the order in which they arrived.
    var requests: [Request] { kept.withLock(\.self) }

    /// The bodies of the calls that create appointments.
    var created: [[UInt8]] {
        requests.filter { $0.method == "POST" && $0.path == "/api/v2/coaching/appointments" }.map(\.body)
    }

    /// Runs the body while the recorder listens, and hands it the address to use in place of the service's.
    func run<Result: Sendable>(
        before service: String, body: @Sendable @escaping (String) async throws -> Result
    ) async throws -> Result {
        let (ports, announce) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in
                try await self.pass(request, to: service)
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { announce.yield($0.localAddress?.port ?? 0) })
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            defer { group.cancelAll() }
            for await port in ports { return try await body("http://127.0.0.1:\(port)") }
            throw CancellationError()
        }
    }

    /// From now on calls of the coaching API that name somebody are refused without asking the service; nil refuses none.
    func refuse(_ person: String?, status: Int = 403, code: String = "") {
        refusal.withLock { $0 = person.map { ($0, status, code) } }
    }

    /// The refusal of a call, if it is to be refused.
    private func refusal(of path: String, _ body: [UInt8]) -> Response? {
        guard let (person, status, code) = refusal.withLock(\.self), path.hasPrefix("/api/v2/coaching/"),
            path.contains(person) || String(decoding: body, as: UTF8.self).contains(person)
        else { return nil }
        let answer = #"{"status":\#(status),"code":"\#(code)","message":"refused for a test","contextId":"c-1"}"#
        return Response(
            status: .init(code: status), headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: answer)))
    }

    private func pass(_ request: Hummingbird.Request, to service: String) async throws -> Response {
        let body = Array(try await request.body.collect(upTo: 1 << 20).readableBytesView)
        kept.withLock { $0.append(Request(method: request.method.rawValue, path: request.uri.path, body: body)) }
        if let refusal = refusal(of: request.uri.description, body) { return refusal }
        guard let address = URL(string: service + request.uri.description) else {
            return Response(status: .badRequest)
        }
        var onward = URLRequest(url: address)
        onward.httpMethod = request.method.rawValue
        for field in request.headers where field.name != .contentLength {
            onward.addValue(field.value, forHTTPHeaderField: field.name.rawName)
        }
        if !body.isEmpty { onward.httpBody = Data(body) }
        let (content, answer) = try await URLSession.shared.data(for: onward)
        return Self.response(to: answer as? HTTPURLResponse, content: content)
    }

    private static func response(to answer: HTTPURLResponse?, content: Data) -> Response {
        guard let answer else { return Response(status: .badGateway) }
        var headers = HTTPFields()
        for (name, value) in answer.allHeaderFields {
            guard let name = HTTPField.Name(String(describing: name)), let value = value as? String else { continue }
            if name != .contentLength && name != .transferEncoding { headers[name] = value }
        }
        return Response(
            status: .init(code: answer.statusCode), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: content)))
    }
}
