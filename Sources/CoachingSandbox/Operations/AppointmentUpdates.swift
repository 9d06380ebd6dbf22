import CoachingModels
import Foundation

extension CoachingOperations {
    func patchCoachingAppointment(_ call: Call) async throws -> Answer {
        let id = try call.parameter("appointmentId")
        let request = try decode(UpdateCoachingAppointmentRequest.self, .updateAppointment, call)
        return try await store.change { [self] state, ids in
            let before = try rules.appointment(
                id, for: call.caller, in: state, permissions: call.permissions, waivedFor: [.creator, .facilitator],
                forbidden:
                    "User does not have the appointment edit permission and is not a creator or facilitator of the appointment"
            )
            let number = ids.number()
            let made = try update(before, request, caller: call.caller, now: call.now, state: state, ids: &ids)
            guard queueing.isQueued(number) else {
                return Decision(answer: try .json(made.answer.response(at: call.now)), changes: made.changes)
            }
            return try enqueued(.update(id: id, request), before.reference, number, call, state)
        }
    }

    /// The changes that an update makes; also run when a queued one is due.
    func update(
        _ before: AppointmentRecord, _ request: UpdateCoachingAppointmentRequest, caller: Caller, now: Date,
        state: CoachingState, ids: inout IDSource
    ) throws(ServiceError) -> Decision<AppointmentRecord> {
        let record = try rules.updated(before, request, caller: caller, now: now, state: state)
        var changes = [Change.putAppointment(record)]
        if record.status != before.status {
            changes.append(statusChange(of: record, actor: caller.actorID, now: now, state: state))
            changes += notify(.statusChange, about: record, actor: caller.actorID, ids: &ids)
        }
        var unchanged = request
        unchanged.status = nil
        if unchanged != UpdateCoachingAppointmentRequest() {
            changes += notify(.update, about: record, actor: caller.actorID, ids: &ids)
        }
        return Decision(answer: record, changes: changes)
    }

    func statusChange(of record: AppointmentRecord, actor: String, now: Date, state: CoachingState) -> Change {
        .addStatus(
            StatusRecord(
                appointmentID: record.id, position: state.statuses[record.id]?.count ?? 0, status: record.status,
                createdBy: actor, dateCreated: now))
    }

    /// Attaches a conversation; one that is attached already stays as it is.
    func postCoachingAppointmentConversations(_ call: Call) async throws -> Answer {
        let id = try call.parameter("appointmentId")
        let conversationID = try decode(AddConversationRequest.self, .addConversation, call).conversationId
        guard !conversationID.isEmpty else {
            throw ServiceError.constraint("conversationId", "conversationId must not be empty")
        }
        return try await store.change { [self] state, ids in
            var record = try rules.appointment(
                id, for: call.caller, in: state, permissions: call.permissions,
                waivedFor: [.creator, .facilitator],
                forbidden: "User does not have the permissions and is not a creator or facilitator of the appointment")
            try rules.isNotFrozen(record)
            let answer = try Answer.json(
                AddConversationResponse(
                    conversation: ConversationReference(
                        id: conversationID, selfUri: "/api/v2/conversations/\(conversationID)"),
                    appointment: record.reference))
            if record.conversationIDs.contains(conversationID) { return Decision(answer: answer, changes: []) }
            record.conversationIDs.append(conversationID)
            record.modifiedBy = call.caller.actorID
            record.dateModified = call.now
            let told = notify(.update, about: record, actor: call.caller.actorID, ids: &ids)
            return Decision(answer: answer, changes: [.putAppointment(record)] + told)
        }
    }
}
