internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

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
        let wasSent = status != nil || (body?.wasHandedOver ?? !Self.isConnectionFailure(error))
        if Self.isCancellation(error) { return .cancelled(wasSent: wasSent) }
        let reason = Self.describe(error)
        return wasSent ? .lost(reason: reason, status: status) : .notSent(reason: reason)
    }

    /// Whether `error` can only come from before a connection stood.
    private static func isConnectionFailure(_ error: any Error) -> Bool {
        if error is NIOConnectionError { return true }
        // An address needs no look-up, and its refusal comes plain.
        if let error = error as? IOError { return error.errnoCode == ECONNREFUSED }
        switch error as? HTTPClientError {
        case .connectTimeout?, .tlsHandshakeTimeout?, .getConnectionFromPoolTimeout?, .alreadyShutdown?,
            .socksHandshakeTimeout?, .httpProxyHandshakeTimeout?, .invalidURL?, .emptyHost?:
            return true
        default: break
        }
        return error is ChannelError && (error as? ChannelError)?.isConnectTimeout == true
    }

    private static func isCancellation(_ error: any Error) -> Bool {
        error is CancellationError || error as? HTTPClientError == .cancelled
    }

    /// A short reason for people. Errors of the network layers name types and cases; only their gist is told.
    private static func describe(_ error: any Error) -> String {
        if error is TimeoutError { return "no whole answer came in time" }
        if let error = error as? NIOConnectionError {
            let causes = error.connectionErrors.compactMap { ($0.error as? IOError)?.description }
            let cause =
                causes.first ?? (error.dnsAError.map { _ in "the host name is not known" } ?? "no address answers")
            return "cannot connect to \(error.host), port \(error.port): \(cause)"
        }
        switch error as? HTTPClientError {
        case .connectTimeout?: return "no connection could be made in time"
        case .remoteConnectionClosed?: return "the connection was closed before the answer was complete"
        case .deadlineExceeded?, .readTimeout?: return "no whole answer came in time"
        case .some(let other): return "the connection failed (\(other.shortDescription))"
        case nil: break
        }
        if let error = error as? IOError { return "the connection failed: \(error.description)" }
        return "the connection failed (\(type(of: error)))"
    }
}

extension ChannelError {
    fileprivate var isConnectTimeout: Bool {
        if case .connectTimeout = self { true } else { false }
    }
}
