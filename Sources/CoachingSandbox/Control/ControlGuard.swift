import CoachingModels
import HTTPTypes
import Hummingbird

/// Keeps the control endpoint for programs on the same machine.
///
/// A web page can make a browser send requests to a loopback address, and a name of its own can lead to one; it cannot choose the
/// `Host` in the first case, nor send JSON without asking first in the second.
struct ControlGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        let host = request.head.authority ?? ""
        guard Self.isLoopback(host) else {
            throw ServiceError(
                403, "forbidden", "The control endpoint answers to a loopback Host only, such as localhost.")
        }
        if request.method != .get && request.method != .delete {
            guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false else {
                throw ServiceError.unsupportedMediaType
            }
        }
        return try await next(request, context)
    }

    /// Whether a `Host` names this machine: `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port.
    static func isLoopback(_ host: String) -> Bool {
        if host.hasPrefix("[") {
            return host.hasPrefix("[::1]") && isPort(host.dropFirst("[::1]".count))
        }
        let colon = host.firstIndex(of: ":") ?? host.endIndex
        return isPort(host[colon...]) && LoopbackHost.isName(host[..<colon])
    }

    /// Nothing, or a colon and a number.
    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.first == ":" && UInt16(text.dropFirst()) != nil)
    }
}
