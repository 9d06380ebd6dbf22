internal import AsyncHTTPClient
internal import Synchronization

/// How far an exchange got, and what an error at that point means.
final class TransportProgress: Sendable {
    private let body: HandoverBody?
    private let status = Mutex<Int?>(nil)

    init(body: HandoverBody?) {
        self.body = body
    }

    func headArrived(status: Int) {
        self.status.withLock { $0 = status }
    }

    func result(of error: any Error) -> TransportResult {
        let status = self.status.withLock(\.self)
        let wasSent = status != nil || (body?.wasHandedOver ?? !ConnectionFailure.isOne(error))
        if Self.isCancellation(error) { return .cancelled(wasSent: wasSent) }
        let reason = ConnectionFailure.describe(error)
        return wasSent ? .lost(reason: reason, status: status) : .notSent(reason: reason)
    }

    private static func isCancellation(_ error: any Error) -> Bool {
        error is CancellationError || error as? HTTPClientError == .cancelled
    }
}
