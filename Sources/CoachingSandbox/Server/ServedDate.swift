import CoachingModels
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Sets the date of each answer by the sandbox's clock, as the HTTP server knows only the machine's.
final class ServedDate: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let now: @Sendable () -> Date
    private var last: (second: Int64, text: String)?

    init(now: @escaping @Sendable () -> Date) {
        self.now = now
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data) else {
            return context.write(data, promise: promise)
        }
        let second = Int64(now().timeIntervalSince1970.rounded(.down))
        if last?.second != second { last = (second, HTTPDate.text(secondsSince1970: second)) }
        head.headerFields[.date] = last?.text
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}

@available(*, unavailable)
extension ServedDate: Sendable {}
