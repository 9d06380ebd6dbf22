import CoachingAPI
import CoachingModels
import Foundation
import Testing

@testable import CoachingSandbox

extension ClientJourney {
    static let notes: [(operation: CoachingOperation, run: Step)] = [
        (
            .postCoachingAppointmentAnnotations,
            { journey in
                for access in CoachingAnnotationAccessType.known {
                    let body = CoachingAnnotationCreateRequest(text: "Listens well", accessType: access)
                    try journey.checkIsWhole(body, "CoachingAnnotationCreateRequest")
                    journey.annotation = try await journey.coach.postCoachingAppointmentAnnotations(
                        appointmentId: journey.id, body)
                    #expect(journey.annotation.accessType == access)
                }
            }
        ),
        (
            .getCoachingAppointmentAnnotations,
            { journey in
                let page = try await journey.coach.getCoachingAppointmentAnnotations(
                    appointmentId: journey.id, pageNumber: 2, pageSize: 1)
                #expect(page.total == 2 && page.pageCount == 2 && page.entities?.count == 1)
                #expect(page.previousUri != nil && page.nextUri == nil)
            }
        ),
        (
            .patchCoachingAppointmentAnnotation,
            { journey in
                // Once changed, it has all its fields; what was read is sent back whole.
                for text in ["Asks well", "Ends well"] {
                    journey.annotation.text = text
                    journey.annotation = try await journey.coach.patchCoachingAppointmentAnnotation(
                        appointmentId: journey.id, annotationId: journey.annotation.id ?? "", journey.annotation)
                    #expect(journey.annotation.text == text)
                }
                try journey.checkIsWhole(journey.annotation, "CoachingAnnotation")
            }
        ),
        (
            .getCoachingAppointmentAnnotation,
            { journey in
                let read = try await journey.coach.getCoachingAppointmentAnnotation(
                    appointmentId: journey.id, annotationId: journey.annotation.id ?? "")
                #expect(read == journey.annotation)
            }
        ),
        (
            .deleteCoachingAppointmentAnnotation,
            { journey in
                let id = journey.annotation.id ?? ""
                try await journey.coach.deleteCoachingAppointmentAnnotation(
                    appointmentId: journey.id, annotationId: id)
                let error = await #expect(throws: CoachingAPIError.self) {
                    try await journey.coach.getCoachingAppointmentAnnotation(
                        appointmentId: journey.id, annotationId: id)
                }
                #expect(error?.code == "annotation.deleted")
            }
        ),
    ]

    static let news: [(operation: CoachingOperation, run: Step)] = [
        (
            .getCoachingNotifications,
            { journey in
                let page = try await journey.agent.getCoachingNotifications(
                    pageNumber: 1, pageSize: 50, expand: [.appointment])
                let newest = try #require(page.entities?.first)
                #expect(newest.appointment?.name == "Call quality")
                journey.notification = newest
            }
        ),
        (
            .getCoachingNotification,
            { journey in
                let read = try await journey.agent.getCoachingNotification(
                    notificationId: journey.notification.id ?? "", expand: [.appointment])
                #expect(read == journey.notification)
            }
        ),
        (
            .patchCoachingNotification,
            { journey in
                journey.notification.markedAsRead = true
                try journey.checkIsWhole(journey.notification, "CoachingNotification")
                let changed = try await journey.agent.patchCoachingNotification(
                    notificationId: journey.notification.id ?? "", journey.notification)
                #expect(changed.markedAsRead == true)
            }
        ),
    ]

    static let ending: [(operation: CoachingOperation, run: Step)] = [
        (
            .patchCoachingAppointmentStatus,
            { journey in
                let body = CoachingAppointmentStatusRequest(status: .completed)
                try journey.checkIsWhole(body, "CoachingAppointmentStatusRequest")
                let set = try await journey.coach.patchCoachingAppointmentStatus(appointmentId: journey.id, body)
                #expect(set.status == .completed)
            }
        ),
        (
            .getCoachingAppointmentStatuses,
            { journey in
                let page = try await journey.agent.getCoachingAppointmentStatuses(
                    appointmentId: journey.id, pageNumber: 1, pageSize: 2)
                #expect(page.total == 3 && page.pageCount == 2)
                #expect(page.entities?.map(\.status) == [.scheduled, .inProgress])
            }
        ),
        (
            .getCoachingAppointments,
            { journey in
                let page = try await journey.client.getCoachingAppointments(
                    userIds: [journey.agentID, journey.coachID], filter: try journey.wholeFilter(), pageNumber: 1,
                    pageSize: 10)
                #expect(page.entities?.map(\.id) == [journey.id])
            }
        ),
        (
            .getCoachingAppointmentsMe,
            { journey in
                let page = try await journey.agent.getCoachingAppointmentsMe(
                    filter: try journey.wholeFilter(), pageNumber: 1, pageSize: 10)
                #expect(page.entities?.map(\.id) == [journey.id])
            }
        ),
        (
            .postCoachingAppointmentsAggregatesQuery,
            { journey in
                let predicates = [
                    QueryRequestPredicate(dimension: .attendeeId, value: journey.agentID),
                    QueryRequestPredicate(dimension: .facilitatorId, value: journey.coachID),
                    QueryRequestPredicate(dimension: .status, value: "Completed"),
                ]
                let body = CoachingAppointmentAggregateRequest(
                    interval: journey.interval, metrics: CoachingMetric.known, groupBy: [.attendeeId],
                    filter: QueryRequestFilter(
                        type: .or,
                        clauses: [
                            QueryRequestClause(type: .and, predicates: predicates),
                            QueryRequestClause(type: .or, predicates: predicates),
                        ]))
                try journey.checkIsWhole(body, "CoachingAppointmentAggregateRequest")
                let answer = try await journey.client.postCoachingAppointmentsAggregatesQuery(body)
                let metrics = try #require(answer.results?.first?.data?.first?.metrics)
                #expect(metrics.first { $0.metric == .nCompleteActivities }?.stats?.count == 1)
                #expect(metrics.count == CoachingMetric.known.count)
            }
        ),
        (
            .deleteCoachingAppointment,
            { (journey: inout ClientJourney) async throws in
                #expect(try await journey.coach.deleteCoachingAppointment(appointmentId: journey.id) == .deleted)
            }
        ),
    ]
}
