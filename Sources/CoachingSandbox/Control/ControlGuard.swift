import CoachingModels
import HTTPTypes
import Hummingbird

/// Restricts the control endpoint to programs on the same machine.
///
/// A web page can make a browser send requests to a loopback address, or have a domain name that resolves to one. In
/// the first case it cannot send JSON without a preflight request, in the second it cannot choose the `Host`.
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

    /// Whether the text is empty, or a colon and a number.
    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.first == ":" && UInt16(text.dropFirst()) != nil)
    }
}
