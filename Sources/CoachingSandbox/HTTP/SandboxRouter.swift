import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// All routes of the sandbox, with what stands before them.
struct SandboxRouter {
    let parts: SandboxParts

    typealias Operation = @Sendable (CoachingOperations) -> (Call) async throws -> Answer

    func build() -> Router<SandboxRequestContext> {
        let router = Router(context: SandboxRequestContext.self)
        router.add(middleware: ErrorMiddleware(logger: parts.configuration.logger))
        let token = TokenEndpoint(configuration: parts.configuration, world: parts.world, tokens: parts.tokens)
        router.post("oauth/token") { try await token.answer($0, $1) }
        let coaching = router.group("api/v2/coaching")
            .add(
                middleware: AccessMiddleware(
                    tokens: parts.tokens, limiter: parts.limiter, world: parts.world, store: parts.store,
                    clock: parts.configuration.clock))
        addAppointments(to: coaching)
        addSlots(to: coaching)
        return router
    }

    private func addAppointments(to group: RouterGroup<SandboxRequestContext>) {
        on(group, .post, "appointments") { $0.postCoachingAppointments }
        on(group, .get, "appointments") { $0.getCoachingAppointments }
        on(group, .get, "appointments/me") { $0.getCoachingAppointmentsMe }
        on(group, .get, "appointments/:appointmentId") { $0.getCoachingAppointment }
        on(group, .delete, "appointments/:appointmentId") { $0.deleteCoachingAppointment }
    }

    private func addSlots(to group: RouterGroup<SandboxRequestContext>) {
        on(group, .post, "scheduleslots/query") { $0.postCoachingScheduleslotsQuery }
    }

    private func on(
        _ group: RouterGroup<SandboxRequestContext>, _ method: HTTPRequest.Method, _ path: RouterPath,
        _ operation: @escaping Operation
    ) {
        let operations = parts.operations
        let reader = CallReader(
            maximumBodyBytes: parts.configuration.maximumBodyBytes, clock: parts.configuration.clock)
        group.on(path, method: method) { request, context in
            let call = try await reader.call(request, context)
            try await operations.carryOutDueCalls(now: call.now)
            let answer = try await operation(operations)(call)
            guard let body = answer.body else { return Response(status: .init(code: answer.status)) }
            return Response(
                status: .init(code: answer.status), headers: [.contentType: "application/json"],
                body: .init(byteBuffer: body))
        }
    }
}
