internal import AsyncHTTPClient
internal import NIOCore
internal import Synchronization

/// A request body that remembers whether it was handed to a connection.
///
/// The client asks for the body when a connection is established and the head is being written. Until then, no server
/// can have carried out the request, whatever else went wrong: that makes it safe to send a write again.
final class HandoverBody: Sendable {
    private let bytes: ByteBuffer
    private let handedOver = Mutex(false)

    init(_ bytes: [UInt8]) {
        self.bytes = ByteBuffer(bytes: bytes)
    }

    /// Whether any byte of the body may have left.
    var wasHandedOver: Bool { handedOver.withLock { $0 } }

    /// The body as the client sends it: once. A client that is redirected would send it again.
    var forClient: HTTPClient.Body {
        .stream(contentLength: Int64(bytes.readableBytes)) { writer in
            let isFirst = self.handedOver.withLock { handedOver in
                defer { handedOver = true }
                return !handedOver
            }
            if isFirst { return writer.write(.byteBuffer(self.bytes)) }
            return writer.write(.byteBuffer(ByteBuffer())).flatMapThrowing { throw CannotBeSentAgain() }
        }
    }

    private struct CannotBeSentAgain: Error {}
}
