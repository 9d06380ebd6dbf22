import CoachingModels
import Foundation
import OrderedCollections

extension CoachingOperations {
    func postCoachingAppointmentAnnotations(_ call: Call) async throws -> Answer {
        let appointmentID = try call.parameter("appointmentId")
        let request = try decode(CoachingAnnotationCreateRequest.self, .createAnnotation, call)
        try rules.annotationText(request.text)
        return try await store.change { [self] state, ids in
            let isPrivate = request.accessType == .private
            let appointment = try rules.annotated(appointmentID, isPrivate: isPrivate, .add, call, state)
            let record = AnnotationRecord(
                id: ids.uuid(), number: ids.number(), appointmentID: appointmentID, createdBy: call.caller.actorID,
                dateCreated: call.now, text: request.text, isPrivate: isPrivate)
            return Decision(
                answer: try .json(record.response, status: 201),
                changes: [.putAnnotation(record)]
                    + notify(.annotationAdded, about: appointment, annotation: record, call, &ids))
        }
    }

    /// The annotations of an appointment that the caller may see, oldest first, without deleted ones.
    func getCoachingAppointmentAnnotations(_ call: Call) async throws -> Answer {
        let appointmentID = try call.parameter("appointmentId")
        let page = try page(call)
        let visible = try store.read { state in
            let appointment = try rules.annotated(appointmentID, isPrivate: nil, .view, call, state)
            return (state.annotations[appointmentID]?.values.elements ?? []).filter {
                !$0.isDeleted && rules.maySee($0, of: appointment, call.caller)
            }
        }
        let links = page.links(call, total: visible.count)
        return try .json(
            CoachingAnnotationList(
                entities: page.slice(visible).map(\.response), pageSize: page.size, pageNumber: page.number,
                total: visible.count, lastUri: links.last, firstUri: links.first, selfUri: links.own,
                nextUri: links.next, previousUri: links.previous, pageCount: page.count(of: visible.count)))
    }

    func getCoachingAppointmentAnnotation(_ call: Call) async throws -> Answer {
        let record = try store.read { state in try annotation(call, .view, state).record }
        return try .json(record.response)
    }

    func patchCoachingAppointmentAnnotation(_ call: Call) async throws -> Answer {
        let request = try decode(CoachingAnnotation.self, .updateAnnotation, call)
        try rules.annotationText(request.text)
        return try await store.change { [self] state, ids in
            var (appointment, record) = try annotation(call, .edit, state)
            record.text = request.text
            record.modifiedBy = call.caller.actorID
            record.dateModified = call.now
            return Decision(
                answer: try .json(record.response),
                changes: [.putAnnotation(record)]
                    + notify(.annotationEdited, about: appointment, annotation: record, call, &ids))
        }
    }

    /// A soft delete: the record stays, and reading it reports that it was deleted.
    func deleteCoachingAppointmentAnnotation(_ call: Call) async throws -> Answer {
        try await store.change { [self] state, ids in
            var (appointment, record) = try annotation(call, .delete, state)
            record.isDeleted = true
            record.modifiedBy = call.caller.actorID
            record.dateModified = call.now
            return Decision(
                answer: .noContent,
                changes: [.putAnnotation(record)]
                    + notify(.annotationDeleted, about: appointment, annotation: record, call, &ids))
        }
    }

    private func annotation(
        _ call: Call, _ right: AnnotationRight, _ state: CoachingState
    ) throws -> (appointment: AppointmentRecord, record: AnnotationRecord) {
        let appointmentID = try call.parameter("appointmentId")
        guard state.appointments[appointmentID].map({ rules.isVisible($0, to: call.caller) }) ?? false else {
            throw ServiceError.appointmentNotFound
        }
        guard let record = state.annotations[appointmentID]?[try call.parameter("annotationId")] else {
            throw ServiceError.annotationNotFound
        }
        let appointment = try rules.annotated(appointmentID, isPrivate: record.isPrivate, right, call, state)
        if record.isDeleted { throw ServiceError.annotationDeleted }
        return (appointment, record)
    }

    /// Only those who may read a private annotation are notified of it.
    private func notify(
        _ action: CoachingNotificationAction, about appointment: AppointmentRecord, annotation: AnnotationRecord,
        _ call: Call, _ ids: inout IDSource
    ) -> [Change] {
        notify(
            action, about: appointment, actor: call.caller.actorID, ids: &ids,
            only: annotation.isPrivate ? [.facilitator, .creator] : [.attendee, .facilitator, .creator])
    }
}
