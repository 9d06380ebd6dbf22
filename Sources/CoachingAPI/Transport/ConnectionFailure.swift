internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Interprets the errors of the network layers.
enum ConnectionFailure {
    /// Whether `error` can only occur before a connection was established.
    static func isOne(_ error: any Error) -> Bool {
        if error is NIOConnectionError || isHandshakeFailure(error) { return true }
        // An address needs no look-up, and its refusal is reported as a plain error.
        if let error = error as? IOError { return error.errnoCode == ECONNREFUSED }
        switch error as? HTTPClientError {
        case .connectTimeout?, .tlsHandshakeTimeout?, .getConnectionFromPoolTimeout?, .alreadyShutdown?,
            .socksHandshakeTimeout?, .httpProxyHandshakeTimeout?, .proxyAuthenticationRequired?,
            .invalidProxyResponse?, .invalidURL?, .emptyHost?:
            return true
        default: break
        }
        if case .connectTimeout? = error as? ChannelError { return true }
        return false
    }

    private static func isHandshakeFailure(_ error: any Error) -> Bool {
        if case .handshakeFailed? = error as? NIOSSLError { return true }
        return error is NIOSSLExtraError
    }

    /// A short reason for people. Errors of the network layers name types and cases; only their gist is reported.
    static func describe(_ error: any Error) -> String {
        if isHandshakeFailure(error) { return "no secure connection: " + describeHandshake(error) }
        if let error = error as? NIOConnectionError { return describe(error) }
        switch error as? HTTPClientError {
        case .connectTimeout?: return "no connection could be made in time"
        case .proxyAuthenticationRequired?: return "the proxy wants a user and a password, or others than it got"
        case .invalidProxyResponse?: return "the proxy refuses to connect to the service"
        case .remoteConnectionClosed?: return "the connection was closed before the answer was complete"
        case .deadlineExceeded?, .readTimeout?: return "no whole answer came in time"
        case .some(let other): return "the connection failed (\(other.shortDescription))"
        case nil: break
        }
        if let error = error as? IOError { return "the connection failed: \(error.description)" }
        return "the connection failed (\(type(of: error)))"
    }

    private static func describe(_ error: NIOConnectionError) -> String {
        let causes = error.connectionErrors.compactMap { ($0.error as? IOError)?.description }
        let cause = causes.first ?? (error.dnsAError.map { _ in "the host name is not known" } ?? "no address answers")
        return "cannot connect to \(error.host), port \(error.port): \(cause)"
    }

    /// The reasons about which somebody can do something.
    private static func describeHandshake(_ error: any Error) -> String {
        let text = "\(error)"
        if text.contains("CERTIFICATE_VERIFY_FAILED") { return "the server's certificate is not trusted here" }
        if text.contains("PROTOCOL_VERSION") || text.contains("UNSUPPORTED_PROTOCOL") {
            return "the server speaks no version of TLS from 1.2 on"
        }
        if text.lowercased().contains("hostname") { return "the server's certificate is for another host" }
        return "the TLS handshake failed"
    }
}
