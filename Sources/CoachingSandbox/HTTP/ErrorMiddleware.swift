import CoachingAPI
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension HTTPField.Name {
    static let correlationID = HTTPField.Name("ININ-Correlation-Id")!
    static let rateLimitCount = HTTPField.Name("inin-ratelimit-count")!
    static let rateLimitAllowed = HTTPField.Name("inin-ratelimit-allowed")!
    static let rateLimitReset = HTTPField.Name("inin-ratelimit-reset")!
}

/// Gives every answer its correlation id and turns whatever was thrown into an `ErrorBody`.
struct ErrorMiddleware: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let refusal as ServiceError {
            response = Self.response(to: refusal, context)
        } catch let error as HTTPError {
            let refusal = error.status == .notFound ? ServiceError.notFound : ServiceError.badRequest()
            response = Self.response(to: refusal, context)
        } catch {
            logger.error("call failed", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            response = Self.response(to: .server(500), context)
        }
        response.headers[.correlationID] = context.correlationID
        return response
    }

    static func response(to refusal: ServiceError, _ context: SandboxRequestContext) -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let seconds = refusal.retryAfter { headers[.retryAfter] = String(seconds) }
        let body = (try? CoachingJSON.encode(refusal.body(correlationID: context.correlationID))) ?? []
        return Response(
            status: .init(code: refusal.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
