import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body before anything else happens.
///
/// A body over the limit is still read to its end and discarded before it is refused: a client that is busy sending
/// would otherwise wait for the server while the server waits for the client.
struct BodyMiddleware: RouterMiddleware {
    let maximumBytes: Int
    /// The most bytes that are discarded; after that the connection is closed.
    let patience = 256 << 20

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        var whole = ByteBuffer()
        var received = 0
        for try await part in request.body {
            received += part.readableBytes
            if received <= maximumBytes { whole.writeImmutableBuffer(part) }
            if received > patience {
                context.channel.close(promise: nil)
                break
            }
        }
        let bytes = received
        context.trace.note { $0.bodyBytes = bytes }
        if received > maximumBytes { throw ServiceError.tooLarge(maximumBytes) }
        context.trace.note(body: whole)
        var request = request
        request.body = .init(buffer: whole)
        return try await next(request, context)
    }
}
