import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request, or whose answer, has begun and does not get to its end in time.
///
/// A connection between two requests is the business of the idle timeout, and so is a head that never ends; a peer that sends a
/// body byte by byte, or never reads its answer, would keep that one waiting.
final class PartDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let time: TimeAmount
    private var incoming: Scheduled<Void>?
    private var outgoing: Scheduled<Void>?

    init(seconds: Double) {
        time = .milliseconds(Int64(seconds * 1000))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: begin(&incoming, context)
        case .body: break
        case .end: end(&incoming)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: begin(&outgoing, context)
        case .body: break
        case .end: end(&outgoing)
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(&incoming)
        end(&outgoing)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(&incoming)
        end(&outgoing)
    }

    private func begin(_ deadline: inout Scheduled<Void>?, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    private func end(_ deadline: inout Scheduled<Void>?) {
        deadline?.cancel()
        deadline = nil
    }
}

@available(*, unavailable)
extension PartDeadline: Sendable {}
