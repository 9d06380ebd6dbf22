import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A proxy on loopback that makes tunnels (`CONNECT`), all of them to one port of this machine whatever was asked for.
final class TunnelProxy: Sendable {
    /// What it was asked, line by line.
    struct Question: Equatable, Sendable {
        var target: String
        var authorization: String?
    }

    private let channel: any Channel
    private let log: Log

    fileprivate final class Log: Sendable {
        let questions = Mutex<[Question]>([])
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var questions: [Question] { log.questions.withLock(\.self) }

    private init(channel: any Channel, log: Log) {
        self.channel = channel
        self.log = log
    }

    /// Runs `body` with a proxy.
    ///
    /// - Parameters:
    ///   - port: where its tunnels lead.
    ///   - status: with what it answers; it makes a tunnel only with 200.
    static func with<Value: Sendable>(
        tunnelTo port: Int, status: Int = 200, _ body: (TunnelProxy) async throws -> Value
    ) async throws -> Value {
        let log = Log()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Doorkeeper(port: port, status: status, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let result: Result<Value, any Error>
        do { result = .success(try await body(TunnelProxy(channel: channel, log: log))) } catch {
            result = .failure(error)
        }
        try await channel.close()
        return try result.get()
    }
}

/// Reads the head of a `CONNECT`, and hands the connection over when the tunnel stands.
private final class Doorkeeper: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let port: Int
    private let status: Int
    private let log: TunnelProxy.Log
    private var head = ""

    init(port: Int, status: Int, log: TunnelProxy.Log) {
        self.port = port
        self.status = status
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += String(buffer: unwrapInboundIn(data))
        guard head.hasSuffix("\r\n\r\n") else { return }
        let lines = head.split(separator: "\r\n")
        let authorization = lines.first { $0.lowercased().hasPrefix("proxy-authorization:") }
            .map { $0.drop { $0 != " " }.dropFirst() }
        let target = lines.first?.split(separator: " ").dropFirst().first
        log.questions.withLock {
            $0.append(.init(target: target.map(String.init) ?? "", authorization: authorization.map(String.init)))
        }
        answer(context)
    }

    private func answer(_ context: ChannelHandlerContext) {
        let near = context.channel
        let reply = ByteBuffer(
            string: "HTTP/1.1 \(status) x\r\nContent-Length: 0\r\n\r\n".replacing(
                status == 200 ? "Content-Length: 0\r\n" : "", with: ""))
        guard status == 200 else {
            near.writeAndFlush(reply, promise: nil)
            return
        }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        ClientBootstrap(group: near.eventLoop)
            .channelInitializer { far in far.pipeline.addHandler(PassOn(to: near)) }
            .connect(host: "127.0.0.1", port: port)
            .flatMap { far in near.pipeline.addHandler(PassOn(to: far)) }
            .flatMap { bound.value.1.pipeline.syncOperations.removeHandler(bound.value.0) }
            .whenComplete { _ in near.writeAndFlush(reply, promise: nil) }
    }
}
