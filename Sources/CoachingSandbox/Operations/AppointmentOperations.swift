import CoachingModels
import Foundation
import OrderedCollections

extension CoachingOperations {
    func postCoachingAppointments(_ call: Call) async throws -> Answer {
        try call.demandPermission()
        let request = try decode(CreateCoachingAppointmentRequest.self, .createAppointment, call)
        return try await store.change { [self] state, ids in
            let id = ids.uuid()
            let number = ids.number()
            let made = try create(request, id: id, caller: call.caller, now: call.now, state: state, ids: &ids)
            guard queueing.isQueued(number) else {
                return Decision(
                    answer: try .json(made.answer.response(at: call.now), status: 201), changes: made.changes)
            }
            return try enqueued(.create(id: id, request), made.answer.reference, number, call, state)
        }
    }

    /// The changes that a create makes; also run when a queued one is due.
    package func create(
        _ request: CreateCoachingAppointmentRequest, id: String, caller: Caller, now: Date, state: CoachingState,
        ids: inout IDSource
    ) throws -> Decision<AppointmentRecord> {
        let record = try rules.newAppointment(request, id: id, caller: caller, now: now, state: state)
        let status = StatusRecord(
            appointmentID: id, position: 0, status: record.status, createdBy: caller.actorID, dateCreated: now)
        let told = notify(.create, about: record, actor: caller.actorID, ids: &ids)
        return Decision(answer: record, changes: [.putAppointment(record), .addStatus(status)] + told)
    }

    func getCoachingAppointment(_ call: Call) async throws -> Answer {
        let id = try call.parameter("appointmentId")
        let record = try store.read { state in
            try rules.appointment(
                id, for: call.caller, in: state, permissions: call.permissions,
                waivedFor: [.attendee, .creator, .facilitator],
                forbidden:
                    "User does not have the appointment view permission and is not an attendee, creator or facilitator of the appointment",
                notParticipant: "User missing permissions: Not an appointment participant.")
        }
        return try .json(record.response(at: call.now))
    }

    func deleteCoachingAppointment(_ call: Call) async throws -> Answer {
        let id = try call.parameter("appointmentId")
        return try await store.change { [self] state, ids in
            let record = try rules.appointment(
                id, for: call.caller, in: state, permissions: call.permissions, waivedFor: [.creator],
                forbidden:
                    "User does not have the appointment delete permission and is not a creator of the appointment",
                notParticipant: "User missing permissions: Not an appointment participant.")
            if state.queue.values.contains(where: { $0.work == .delete(id: id) }) {
                throw ServiceError(409, "appointment.conflict", "There was a conflict deleting the appointment.")
            }
            let number = ids.number()
            if queueing.isQueued(number) {
                return try enqueued(.delete(id: id), record.reference, number, call, state)
            }
            return Decision(answer: .noContent, changes: delete(record, actor: call.caller.actorID, ids: &ids))
        }
    }

    package func delete(_ record: AppointmentRecord, actor: String, ids: inout IDSource) -> [Change] {
        [.removeAppointment(id: record.id)] + notify(.delete, about: record, actor: actor, ids: &ids)
    }

    /// Queues a call, and answers 202 with the reference of its appointment.
    func enqueued(
        _ work: QueuedCall.Work, _ reference: CoachingAppointmentReference, _ number: Int64, _ call: Call,
        _ state: CoachingState
    ) throws -> Decision<Answer> {
        try demandRoomInQueue(state)
        let queued = QueuedCall(number: number, due: queueing.due(from: call.now), caller: call.caller, work: work)
        return Decision(answer: try .json(reference, status: 202), changes: [.enqueue(queued)])
    }
}
