import CoachingModels

/// Rules on who may do what with an appointment.
extension CoachingRules {
    /// Whether a user is in a division that the caller may work with.
    func isVisible(_ userID: String, to caller: Caller) -> Bool {
        world.person(userID).map { caller.divisions.contains($0.division.rawValue) } ?? false
    }

    /// Whether the caller takes part in the appointment, or may see one of its people.
    func isVisible(_ record: AppointmentRecord, to caller: Caller) -> Bool {
        !record.relationships(of: caller.actorID).isEmpty
            || record.participantIDs.contains { isVisible($0, to: caller) }
    }

    /// The appointment, if the caller has one of the permissions, or one of the relationships that waive them.
    ///
    /// If the caller may see none of its people, it is treated as missing, as it is in lists.
    package func appointment(
        _ id: String, for caller: Caller, in state: CoachingState, permissions: [Permission],
        waivedFor relationships: Set<CoachingRelationship>, forbidden: String, notParticipant: String? = nil
    ) throws(ServiceError) -> AppointmentRecord {
        guard let record = state.appointments[id], isVisible(record, to: caller) else {
            throw ServiceError.appointmentNotFound
        }
        if caller.hasAny(permissions) { return record }
        let own = record.relationships(of: caller.actorID)
        if !own.isDisjoint(with: relationships) { return record }
        // Some operations have an error code for a user who has nothing to do with the appointment.
        if let notParticipant, caller.userID != nil, own.isEmpty {
            throw ServiceError(403, "missing.permissions.not.appointment.participant", notParticipant)
        }
        throw ServiceError(403, "forbidden", forbidden)
    }
}
