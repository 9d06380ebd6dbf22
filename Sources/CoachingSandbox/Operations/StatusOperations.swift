import CoachingModels

extension CoachingOperations {
    func patchCoachingAppointmentStatus(_ call: Call) async throws -> Answer {
        let id = try call.parameter("appointmentId")
        let wanted = try decode(CoachingAppointmentStatusRequest.self, .appointmentStatus, call).status
        guard wanted.isKnown, wanted != .invalidSchedule else {
            throw ServiceError.validation("validation.failure", "status", "Failed to validate the appointment status.")
        }
        return try await store.change { [self] state, ids in
            let before = try rules.appointment(
                id, for: call.caller, in: state, permissions: call.permissions,
                waivedFor: [.attendee, .creator, .facilitator],
                forbidden:
                    "User does not have the appointment status edit permission and is not an attendee, creator or facilitator of the appointment",
                notParticipant: "User is not an appointment participant.")
            try rules.attendeeMayChangeStatus(of: before, caller: call.caller)
            try rules.statusTransition(from: before.status, to: wanted)
            var record = before
            rules.set(wanted, of: &record, now: call.now)
            record.modifiedBy = call.caller.actorID
            record.dateModified = call.now
            try rules.noConflict(record, state: state)
            let entry = StatusRecord(
                appointmentID: id, position: state.statuses[id]?.count ?? 0, status: wanted,
                createdBy: call.caller.actorID, dateCreated: call.now)
            if before.status == wanted { return Decision(answer: try .json(entry.response), changes: []) }
            let told = notify(.statusChange, about: record, actor: call.caller.actorID, ids: &ids)
            return Decision(
                answer: try .json(entry.response), changes: [.putAppointment(record), .addStatus(entry)] + told)
        }
    }

    /// The history of an appointment's status, oldest first.
    func getCoachingAppointmentStatuses(_ call: Call) async throws -> Answer {
        let id = try call.parameter("appointmentId")
        let page = try page(call)
        let history = try store.read { state in
            _ = try rules.appointment(
                id, for: call.caller, in: state, permissions: call.permissions,
                waivedFor: [.attendee, .creator, .facilitator],
                forbidden:
                    "User does not have the appointment status view permission and is not an attendee, creator or facilitator of the appointment",
                notParticipant: "User does not have the appointment status: is not a participant")
            return state.statuses[id] ?? []
        }
        return try .json(
            CoachingAppointmentStatusResponseList(
                entities: page.slice(history).map(\.response), pageSize: page.size, pageNumber: page.number,
                total: history.count, pageCount: page.count(of: history.count)))
    }
}

extension CoachingRules {
    /// Throws if an attendee without the permission to edit statuses sets that of an appointment that has a
    /// facilitator.
    func attendeeMayChangeStatus(of record: AppointmentRecord, caller: Caller) throws(ServiceError) {
        let isOnlyAttendee = record.relationships(of: caller.actorID) == [.attendee]
        guard !assumptions.attendeeMayChangeFacilitatedStatus, isOnlyAttendee, record.facilitatorID != nil,
            !caller.has(.appointmentStatusEdit)
        else { return }
        throw ServiceError(
            403, "agent.cannot.change.status", "Agent cannot change the status of a facilitated appointment.")
    }
}
