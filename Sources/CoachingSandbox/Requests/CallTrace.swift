import NIOCore
import Synchronization

/// Facts about a call, collected by the layers that it passes through.
final class CallTrace: Sendable {
    struct Facts: Sendable {
        var operation: String?
        var clientId: String?
        var userId: String?
        var bodyBytes = 0
        /// The beginning of the body.
        var body: String?
    }

    /// How many bytes of a body are kept.
    static let maximumBodyBytes = 4_096

    private let noted = Mutex(Facts())

    var facts: Facts { noted.withLock { $0 } }

    func note(_ change: (inout Facts) -> Void) {
        noted.withLock { change(&$0) }
    }

    func note(body: ByteBuffer) {
        guard body.readableBytes > 0 else { return }
        let text = String(decoding: body.readableBytesView.prefix(Self.maximumBodyBytes), as: UTF8.self)
        note { $0.body = text }
    }
}
