internal import NIOCore
internal import Synchronization

/// A request body that remembers whether it was handed to a connection.
///
/// The client asks for the body when a connection is established and the head is being written. Until then, no server
/// can have carried out the request, whatever else went wrong: that makes it safe to send a write again.
final class HandoverBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private let bytes: ByteBuffer
    private let handedOver = Mutex(false)

    init(_ bytes: [UInt8]) {
        self.bytes = ByteBuffer(bytes: bytes)
    }

    /// Whether any byte of the body may have left.
    var wasHandedOver: Bool { handedOver.withLock(\.self) }

    var length: Int64 { Int64(bytes.readableBytes) }

    func makeAsyncIterator() -> Iterator { Iterator(body: self) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let body: HandoverBody
        private var isDone = false

        fileprivate init(body: HandoverBody) {
            self.body = body
        }

        mutating func next() async throws -> ByteBuffer? {
            if isDone { return nil }
            isDone = true
            body.handedOver.withLock { $0 = true }
            return body.bytes
        }
    }
}
