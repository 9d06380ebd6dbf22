import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request or answer has begun and is not completed in time.
///
/// A connection between two requests is left to the idle timeout, and so is a head that never ends. A peer that sends a
/// body byte by byte, or never reads its answer, would keep resetting the idle timeout.
final class PartDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let time: TimeAmount
    private var incoming: Scheduled<Void>?
    private var outgoing: Scheduled<Void>?
    /// Answers that have begun and were not yet handed to the operating system completely.
    private var answersUnderWay = 0

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
        case .head:
            answersUnderWay += 1
            begin(&outgoing, context)
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            // An end that is still queued behind data that the peer does not read does not count yet.
            let written = promise ?? context.eventLoop.makePromise()
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in
                let (deadline, context) = bound.value
                deadline.answerEnded(context)
            }
            context.write(data, promise: written)
        }
    }

    /// A completed answer is progress: the time for one that is still waiting starts again.
    private func answerEnded(_ context: ChannelHandlerContext) {
        answersUnderWay -= 1
        end(&outgoing)
        if answersUnderWay > 0, context.channel.isActive { begin(&outgoing, context) }
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
