import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// What a server of the tests received.
struct ReceivedRequest: Sendable {
    var head: HTTPRequestHead
    var body: [UInt8] = []
}

/// What it does then.
enum ScriptedReply: Sendable {
    case answer(Int, String, HTTPHeaders = [:])
    /// Answers after a wait.
    case slowly(TimeAmount, Int, String)
    /// Closes the connection once the request was read, without an answer.
    case close
    /// Promises an answer of this length, sends `text`, closes.
    case cutOff(Int, promised: Int, String)
    /// Promises an answer of this length, sends `text`, and no more.
    case stall(Int, promised: Int, String)
    /// Never answers.
    case hang
    /// Sends an answer of this many bytes.
    case huge(Int, bytes: Int)
    /// Sends these bytes, whatever they are.
    case garbage(String)
}

/// An HTTP server on a port of its own that answers from a function, and grants tokens at `/oauth/token`.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (_ call: Int, ReceivedRequest) -> ScriptedReply

    private let channel: any Channel
    private let log: Log

    /// All requests but those for tokens, in order of arrival.
    final class Log: Sendable {
        let requests = Mutex<[ReceivedRequest]>([])
        let tokens = Mutex(0)
        let tokenPaths = Mutex<[String]>([])
    }

    var requests: [ReceivedRequest] { log.requests.withLock(\.self) }
    var tokenPaths: [String] { log.tokenPaths.withLock(\.self) }
    var tokensGranted: Int { log.tokens.withLock(\.self) }
    var port: Int { channel.localAddress?.port ?? 0 }
    var url: String { "\(scheme)://127.0.0.1:\(port)" }
    private let scheme: String

    private init(channel: any Channel, log: Log, scheme: String) {
        self.channel = channel
        self.log = log
        self.scheme = scheme
    }

    /// Runs `body` with a server and stops it afterwards.
    ///
    /// - Parameters:
    ///   - tokens: what it does when it is asked for a token; it grants one unless told otherwise.
    ///   - tls: makes it speak TLS.
    static func with<Value: Sendable>(
        _ script: @escaping Script, tokens: Script? = nil, tls: NIOSSLContext? = nil,
        _ body: (ScriptedServer) async throws -> Value
    ) async throws -> Value {
        let log = Log()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    try channel.pipeline.syncOperations.addHandler(
                        ScriptedHandler(script: script, tokens: tokens, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = ScriptedServer(channel: channel, log: log, scheme: tls == nil ? "http" : "https")
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        try await channel.close()
        return try result.get()
    }
}

private final class ScriptedHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let script: ScriptedServer.Script
    private let tokens: ScriptedServer.Script?
    private let log: ScriptedServer.Log
    private var request: ReceivedRequest?

    init(script: @escaping ScriptedServer.Script, tokens: ScriptedServer.Script?, log: ScriptedServer.Log) {
        self.script = script
        self.tokens = tokens
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): request = ReceivedRequest(head: head)
        case .body(let bytes): request?.body.append(contentsOf: bytes.readableBytesView)
        case .end:
            guard let request else { return }
            self.request = nil
            if request.head.uri.hasSuffix("/oauth/token") {
                log.tokenPaths.withLock { $0.append(request.head.uri) }
                let number = log.tokens.withLock { count in
                    count += 1
                    return count
                }
                if let tokens { return carryOut(tokens(number, request), context) }
                let grant = #"{"access_token":"t0k3n-\#(number)","token_type":"bearer","expires_in":86400}"#
                write(200, Array(grant.utf8), headers: [:], context)
            } else {
                let call = log.requests.withLock { requests in
                    requests.append(request)
                    return requests.count
                }
                carryOut(script(call, request), context)
            }
        }
    }

    private func carryOut(_ reply: ScriptedReply, _ context: ChannelHandlerContext) {
        switch reply {
        case .answer(let status, let text, let headers): write(status, Array(text.utf8), headers: headers, context)
        case .slowly(let wait, let status, let text):
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: wait) {
                let (handler, context) = bound.value
                handler.write(status, Array(text.utf8), headers: [:], context)
            }
        case .close: context.close(promise: nil)
        case .hang: break
        case .huge(let status, let bytes): write(status, [UInt8](repeating: 0x20, count: bytes), headers: [:], context)
        case .cutOff(let status, let promised, let text):
            writeHead(status, ["content-length": "\(promised)"], context)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: .milliseconds(20)) { bound.value.close(promise: nil) }
        case .stall(let status, let promised, let text):
            writeHead(status, ["content-length": "\(promised)"], context)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        case .garbage(let text):
            if let encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self) {
                encoder.writeAndFlush(NIOAny(ByteBuffer(string: text)), promise: nil)
            }
            context.close(promise: nil)
        }
    }

    private func write(_ status: Int, _ body: [UInt8], headers: HTTPHeaders, _ context: ChannelHandlerContext) {
        var headers = headers
        if status != 204 { headers.replaceOrAdd(name: "content-length", value: "\(body.count)") }
        headers.add(name: "ININ-Correlation-Id", value: "c0rr-\(status)")
        writeHead(status, headers, context)
        if !body.isEmpty, status != 204 {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func writeHead(_ status: Int, _ headers: HTTPHeaders, _ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
