import NIOCore
import NIOPosix
import Synchronization

/// A server that closes its first connections without reading a byte of them, and hands later ones to another.
final class DeafServer: Sendable {
    private let channel: any Channel
    private let counts: Counts

    final class Counts: Sendable {
        let closed = Mutex(0)
    }

    var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }
    var closed: Int { counts.closed.withLock(\.self) }

    private init(channel: any Channel, counts: Counts) {
        self.channel = channel
        self.counts = counts
    }

    /// Runs `body` with a server that is deaf to `count` connections and then passes bytes to and fro.
    static func with<Value: Sendable>(
        deafTo count: Int, then port: Int, _ body: (DeafServer) async throws -> Value
    ) async throws -> Value {
        let counts = Counts()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                let isDeaf = counts.closed.withLock { closed in
                    if closed < count { closed += 1 } else { return false }
                    return true
                }
                if isDeaf { return channel.close() }
                return connect(channel, to: port)
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = DeafServer(channel: channel, counts: counts)
        let result: Result<Value, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try await channel.close()
        return try result.get()
    }

    private static func connect(_ near: any Channel, to port: Int) -> EventLoopFuture<Void> {
        ClientBootstrap(group: near.eventLoop)
            .channelInitializer { far in far.pipeline.addHandler(PassOn(to: near)) }
            .connect(host: "127.0.0.1", port: port)
            .flatMap { far in near.pipeline.addHandler(PassOn(to: far)) }
            .flatMap { near.setOption(.autoRead, value: true) }
    }
}

/// Writes what it reads to another channel of the same event loop.
final class PassOn: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) {
        self.other = other
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        other.close(promise: nil)
    }
}
