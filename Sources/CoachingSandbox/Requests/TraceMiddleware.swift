import CoachingModels
import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// Records each request and its answer, for the control endpoint and for the log.
struct TraceMiddleware: RouterMiddleware {
    let log: RequestRecords
    let logger: Logger
    let now: @Sendable () -> Date

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        if ControlRoutes.owns(request.uri.path) { return try await next(request, context) }
        let time = now()
        let clock = ContinuousClock()
        let begin = clock.now
        let response = try await next(request, context)
        let record = record(request, context, response, time: time)
        log.add(record)
        logger.info(
            "\(record.method) \(record.path) \(record.status)",
            metadata: [
                "milliseconds": "\((begin.duration(to: clock.now) / .milliseconds(1)).rounded())",
                "client": "\(record.clientId ?? "-")",
                "correlation": "\(record.correlationId)",
            ])
        return response
    }

    private func record(
        _ request: Request, _ context: SandboxRequestContext, _ response: Response, time: Date
    ) -> RequestRecord {
        let facts = context.trace.facts
        return RequestRecord(
            time: ServiceDate(time), method: request.method.rawValue, path: request.uri.path,
            query: request.uri.query, operation: facts.operation, clientId: facts.clientId, userId: facts.userId,
            bodyBytes: facts.bodyBytes, body: request.uri.path == TokenEndpoint.path ? nil : facts.body,
            status: Int(response.status.code), correlationId: context.correlationID)
    }
}
