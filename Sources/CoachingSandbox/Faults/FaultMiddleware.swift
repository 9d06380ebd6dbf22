import HTTPTypes
import Hummingbird
import NIOCore

/// Injects the faults of the fault plan. The control endpoint itself is exempt.
struct FaultMiddleware: RouterMiddleware {
    let faults: FaultInjector

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        if ControlRoutes.owns(request.uri.path) { return try await next(request, context) }
        let hits = faults.faults(method: request.method.rawValue, path: request.uri.path)
        for fault in hits { try await before(fault, context) }
        var response = try await next(request, context)
        for fault in hits { response = try await after(fault, response, context) }
        return response
    }

    private func before(_ fault: FaultRule, _ context: SandboxRequestContext) async throws {
        switch fault.kind {
        case .latency: try await Task.sleep(for: .milliseconds(fault.amount ?? 100))
        case .tooManyRequests: throw ServiceError.tooManyRequests(retryAfter: fault.amount ?? 1)
        case .serverError: throw ServiceError.server(fault.status ?? 503)
        case .cutBeforeRequest:
            try? await context.channel.close()
            throw ConnectionCut()
        case .cutBeforeAnswer, .cutInAnswer: break
        }
    }

    private func after(
        _ fault: FaultRule, _ response: Response, _ context: SandboxRequestContext
    ) async throws -> Response {
        switch fault.kind {
        case .cutBeforeAnswer:
            try? await context.channel.close()
            return response
        case .cutInAnswer: return Self.cut(response, context.channel)
        default: return response
        }
    }

    /// A response with the same head, and the first half of the body.
    private static func cut(_ response: Response, _ channel: any Channel) -> Response {
        let length = response.body.contentLength ?? 0
        let body = response.body
        return Response(
            status: response.status, headers: response.headers,
            body: ResponseBody(contentLength: length) { writer in
                try await body.write(HalfWriter(parent: writer, left: length / 2))
                // Gives the half time to leave the machine before the connection is closed.
                try await Task.sleep(for: .milliseconds(20))
                try? await channel.close()
                throw ConnectionCut()
            })
    }
}

/// Thrown to end the work on a call whose connection was cut on purpose.
struct ConnectionCut: Error {}

/// Passes on the first bytes of a body and drops the rest.
private struct HalfWriter: ResponseBodyWriter {
    var parent: any ResponseBodyWriter
    var left: Int

    mutating func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        guard let slice = buffer.readSlice(length: min(left, buffer.readableBytes)), slice.readableBytes > 0 else {
            return
        }
        left -= slice.readableBytes
        try await parent.write(slice)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
