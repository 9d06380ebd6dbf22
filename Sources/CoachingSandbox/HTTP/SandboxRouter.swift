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
        router.add(middleware: FaultMiddleware(faults: parts.faults))
        router.add(middleware: BodyMiddleware(maximumBytes: parts.configuration.maximumBodyBytes))
        let token = TokenEndpoint(configuration: parts.configuration, world: parts.world, tokens: parts.tokens)
        router.post("oauth/token") { try await token.answer($0, $1) }
        let coaching = router.group("api/v2/coaching")
            .add(
                middleware: AccessMiddleware(
                    tokens: parts.tokens, limiter: parts.limiter, world: parts.world, store: parts.store,
                    clock: parts.configuration.clock))
        addAppointments(to: coaching)
        addAnnotations(to: coaching)
        addNotifications(to: coaching)
        addSlots(to: coaching)
        ControlRoutes(parts: parts).add(to: router)
        return router
    }

    private func addAppointments(to group: RouterGroup<SandboxRequestContext>) {
        on(group, .post, "appointments") { $0.postCoachingAppointments }
        on(group, .get, "appointments") { $0.getCoachingAppointments }
        on(group, .get, "appointments/me") { $0.getCoachingAppointmentsMe }
        on(group, .post, "appointments/aggregates/query") { $0.postCoachingAppointmentsAggregatesQuery }
        on(group, .get, "appointments/:appointmentId") { $0.getCoachingAppointment }
        on(group, .patch, "appointments/:appointmentId") { $0.patchCoachingAppointment }
        on(group, .delete, "appointments/:appointmentId") { $0.deleteCoachingAppointment }
        on(group, .patch, "appointments/:appointmentId/status") { $0.patchCoachingAppointmentStatus }
        on(group, .get, "appointments/:appointmentId/statuses") { $0.getCoachingAppointmentStatuses }
        on(group, .post, "appointments/:appointmentId/conversations") { $0.postCoachingAppointmentConversations }
    }

    private func addAnnotations(to group: RouterGroup<SandboxRequestContext>) {
        let all: RouterPath = "appointments/:appointmentId/annotations"
        let one: RouterPath = "appointments/:appointmentId/annotations/:annotationId"
        on(group, .get, all) { $0.getCoachingAppointmentAnnotations }
        on(group, .post, all) { $0.postCoachingAppointmentAnnotations }
        on(group, .get, one) { $0.getCoachingAppointmentAnnotation }
        on(group, .patch, one) { $0.patchCoachingAppointmentAnnotation }
        on(group, .delete, one) { $0.deleteCoachingAppointmentAnnotation }
    }

    private func addNotifications(to group: RouterGroup<SandboxRequestContext>) {
        on(group, .get, "notifications") { $0.getCoachingNotifications }
        on(group, .get, "notifications/:notificationId") { $0.getCoachingNotification }
        on(group, .patch, "notifications/:notificationId") { $0.patchCoachingNotification }
    }

    private func addSlots(to group: RouterGroup<SandboxRequestContext>) {
        on(group, .post, "scheduleslots/query") { $0.postCoachingScheduleslotsQuery }
        on(group, .post, "scheduleslots/jobs") { $0.postCoachingScheduleslotsJobs }
        on(group, .get, "scheduleslots/jobs/:jobId") { $0.getCoachingScheduleslotsJob }
    }

    private func on(
        _ group: RouterGroup<SandboxRequestContext>, _ method: HTTPRequest.Method, _ path: RouterPath,
        _ operation: @escaping Operation
    ) {
        let operations = parts.operations
        let reader = CallReader(clock: parts.configuration.clock)
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
