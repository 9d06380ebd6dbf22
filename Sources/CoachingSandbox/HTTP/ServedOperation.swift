import HTTPTypes
import Hummingbird

/// One operation of the Coaching API as the sandbox serves it: its route, who may call it, and the method that carries
/// it out.
///
/// This table is the only place where they are listed; a test compares it with the facts of the service.
struct ServedOperation: Sendable {
    /// Name in the service's SDKs.
    let name: String
    let method: HTTPRequest.Method
    /// The path after `/api/v2/coaching/`, with `{name}` for its parameters.
    let path: String
    /// Any one of these is enough; empty if everybody may call it.
    let permissions: [Permission]
    /// Any one of these is enough for a token that has scopes.
    let scopes: [Scope]
    let carryOut: @Sendable (CoachingOperations) -> (Call) async throws -> Answer

    /// The scopes of the Coaching API.
    enum Scope: String, Sendable, CaseIterable {
        case coaching = "coaching"
        case readOnly = "coaching:readonly"
    }

    static let all = appointments + annotations + notifications + slots

    /// The path in the router's notation.
    var route: RouterPath { RouterPath(path) }

    /// Throws 403 `app.not.authorized.for.scope` for a token without one of the operation's scopes.
    func demandScope(of caller: Caller) throws(ServiceError) {
        guard let given = caller.scopes, !scopes.contains(where: { given.contains($0.rawValue) }) else { return }
        throw ServiceError.scope(scopes.map(\.rawValue).joined(separator: ", "))
    }

    /// An operation that changes nothing.
    fileprivate static func reading(
        _ name: String, _ method: HTTPRequest.Method, _ path: String, _ permissions: [Permission],
        _ carryOut: @escaping @Sendable (CoachingOperations) -> (Call) async throws -> Answer
    ) -> Self {
        Self(
            name: name, method: method, path: path, permissions: permissions, scopes: [.coaching, .readOnly],
            carryOut: carryOut)
    }

    /// An operation that changes something.
    fileprivate static func writing(
        _ name: String, _ method: HTTPRequest.Method, _ path: String, _ permissions: [Permission],
        _ carryOut: @escaping @Sendable (CoachingOperations) -> (Call) async throws -> Answer
    ) -> Self {
        Self(
            name: name, method: method, path: path, permissions: permissions, scopes: [.coaching], carryOut: carryOut)
    }
}

extension ServedOperation {
    private static let appointment = "appointments/{appointmentId}"

    private static let appointments: [Self] = [
        writing("postCoachingAppointments", .post, "appointments", [.appointmentAdd]) { $0.postCoachingAppointments },
        reading("getCoachingAppointments", .get, "appointments", [.appointmentView]) { $0.getCoachingAppointments },
        reading("getCoachingAppointmentsMe", .get, "appointments/me", []) { $0.getCoachingAppointmentsMe },
        reading(
            "postCoachingAppointmentsAggregatesQuery", .post, "appointments/aggregates/query", [.appointmentView]
        ) { $0.postCoachingAppointmentsAggregatesQuery },
        reading("getCoachingAppointment", .get, appointment, [.appointmentView]) { $0.getCoachingAppointment },
        writing("patchCoachingAppointment", .patch, appointment, [.appointmentEdit]) { $0.patchCoachingAppointment },
        writing("deleteCoachingAppointment", .delete, appointment, [.appointmentDelete]) {
            $0.deleteCoachingAppointment
        },
        writing("patchCoachingAppointmentStatus", .patch, "\(appointment)/status", [.appointmentStatusEdit]) {
            $0.patchCoachingAppointmentStatus
        },
        reading("getCoachingAppointmentStatuses", .get, "\(appointment)/statuses", [.appointmentStatusView]) {
            $0.getCoachingAppointmentStatuses
        },
        writing(
            "postCoachingAppointmentConversations", .post, "\(appointment)/conversations",
            [.appointmentEdit, .appointmentConversationAdd]
        ) { $0.postCoachingAppointmentConversations },
    ]

    private static let annotations: [Self] = {
        let all = "\(appointment)/annotations"
        let one = "\(all)/{annotationId}"
        return [
            reading("getCoachingAppointmentAnnotations", .get, all, [.annotationView, .privateAnnotationView]) {
                $0.getCoachingAppointmentAnnotations
            },
            writing("postCoachingAppointmentAnnotations", .post, all, [.annotationAdd, .privateAnnotationAdd]) {
                $0.postCoachingAppointmentAnnotations
            },
            reading("getCoachingAppointmentAnnotation", .get, one, [.annotationView, .privateAnnotationView]) {
                $0.getCoachingAppointmentAnnotation
            },
            writing("patchCoachingAppointmentAnnotation", .patch, one, [.annotationEdit, .privateAnnotationEdit]) {
                $0.patchCoachingAppointmentAnnotation
            },
            writing(
                "deleteCoachingAppointmentAnnotation", .delete, one, [.annotationDelete, .privateAnnotationDelete]
            ) { $0.deleteCoachingAppointmentAnnotation },
        ]
    }()

    private static let notifications: [Self] = [
        reading("getCoachingNotifications", .get, "notifications", []) { $0.getCoachingNotifications },
        reading("getCoachingNotification", .get, "notifications/{notificationId}", [.notificationView]) {
            $0.getCoachingNotification
        },
        writing("patchCoachingNotification", .patch, "notifications/{notificationId}", []) {
            $0.patchCoachingNotification
        },
    ]

    private static let slots: [Self] = [
        reading("postCoachingScheduleslotsQuery", .post, "scheduleslots/query", [.scheduleSlotView]) {
            $0.postCoachingScheduleslotsQuery
        },
        reading("postCoachingScheduleslotsJobs", .post, "scheduleslots/jobs", [.scheduleSlotJobAdd]) {
            $0.postCoachingScheduleslotsJobs
        },
        reading("getCoachingScheduleslotsJob", .get, "scheduleslots/jobs/{jobId}", [.scheduleSlotJobView]) {
            $0.getCoachingScheduleslotsJob
        },
    ]
}
