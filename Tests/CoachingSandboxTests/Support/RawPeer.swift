import NIOCore
import NIOPosix
import Synchronization

/// A peer that sends bytes as they are, and hears what comes back.
struct RawPeer: Sendable {
    let port: Int
    /// How much the peer's side of the connection holds unread, in bytes; nil leaves that to the system, which holds megabytes.
    var receiveBuffer: Int32?

    struct Outcome: Sendable {
        var bytes: [UInt8]
        /// Whether the other side ended the connection.
        var isClosed: Bool

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private final class Heard: Sendable {
        let outcome = Mutex(Outcome(bytes: [], isClosed: false))
    }

    /// Sends `first`, then the bytes of `later` one at a time, and listens, after having been deaf for a while, until the other
    /// side closes or the time is over.
    func exchange(
        _ first: [UInt8], then later: [UInt8] = [], every pause: Duration = .zero, deafFor deafness: Duration = .zero,
        within time: Duration
    ) async throws -> Outcome {
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: SocketOptionValue(receiveBuffer))
        }
        let channel =
            try await bootstrap
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let heard = Heard()
        do {
            try await channel.executeThenClose { inbound, outbound in
                await withTaskGroup(of: Bool.self) { group in
                    group.addTask {
                        // Sending to somebody who has closed is what this is about.
                        try? await send(first, later, pause, outbound)
                        return false
                    }
                    group.addTask {
                        try? await Task.sleep(for: time)
                        return true
                    }
                    group.addTask {
                        try? await Task.sleep(for: deafness)
                        await listen(to: inbound, heard)
                        return true
                    }
                    while let isOver = await group.next() {
                        if isOver { break }
                    }
                    group.cancelAll()
                }
            }
        } catch is ChannelError {
            // The other side was first to close.
        } catch is IOError {
            // With a reset.
        }
        return heard.outcome.withLock { $0 }
    }

    private func listen(to inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ heard: Heard) async {
        do {
            for try await part in inbound { heard.outcome.withLock { $0.bytes += part.readableBytesView } }
        } catch is CancellationError {
            return
        } catch {
            // A reset is an end as well.
        }
        if !Task.isCancelled { heard.outcome.withLock { $0.isClosed = true } }
    }

    private func send(
        _ first: [UInt8], _ later: [UInt8], _ pause: Duration, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        if !first.isEmpty { try await outbound.write(ByteBuffer(bytes: first)) }
        for byte in later {
            try await Task.sleep(for: pause)
            try await outbound.write(ByteBuffer(bytes: [byte]))
        }
    }
}
