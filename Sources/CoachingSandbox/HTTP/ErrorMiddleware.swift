import CoachingModels
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

/// Gives every answer its correlation id, and turns a thrown error into an `ErrorBody`.
struct ErrorMiddleware: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = Self.response(to: error, request, context, logger)
        }
        response.headers[.correlationID] = context.correlationID
        return response
    }

    /// The answer for an error that ended a call. An error other than a refusal is a fault of the sandbox itself: it is
    /// logged under the id that the answer contains.
    static func response(
        to error: any Error, _ request: Request, _ context: SandboxRequestContext, _ logger: Logger
    ) -> Response {
        switch error {
        case let refusal as ServiceError: return response(to: refusal, context)
        case let error as HTTPError:
            return response(to: error.status == .notFound ? .notFound : .badRequest(), context)
        // Nobody is left to read the answer.
        case is ConnectionCut: return response(to: .server(503), context)
        default:
            logger.error(
                "call failed",
                metadata: [
                    "error": "\(error)", "call": "\(request.method) \(request.uri.path)",
                    "correlation": "\(context.correlationID)",
                ])
            return response(to: .server(500), context)
        }
    }

    static func response(to refusal: ServiceError, _ context: SandboxRequestContext) -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let seconds = refusal.retryAfter { headers[.retryAfter] = String(seconds) }
        let body = (try? CoachingJSON.encode(refusal.body(correlationID: context.correlationID))) ?? []
        return Response(
            status: .init(code: refusal.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
