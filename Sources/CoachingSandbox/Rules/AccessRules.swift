import CoachingModels

/// Who may do what with one appointment.
extension CoachingRules {
    /// Whether a user is of a division that the caller may work with.
    func isVisible(_ userID: String, to caller: Caller) -> Bool {
        world.person(userID).map { caller.divisions.contains($0.division.rawValue) } ?? false
    }

    /// Whether the caller has to do with the appointment, or may see one of its people.
    func isVisible(_ record: AppointmentRecord, to caller: Caller) -> Bool {
        !record.relationships(of: caller.actorID).isEmpty
            || record.participantIDs.contains { isVisible($0, to: caller) }
    }

    /// The appointment, when the caller has one of the permissions or one of the relationships that waive them.
    ///
    /// One none of whose people the caller may see is as if it were not there, as it is to lists.
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
        // A user who has nothing to do with the appointment is told so where the operation knows that code.
        if let notParticipant, caller.userID != nil, own.isEmpty {
            throw ServiceError(403, "missing.permissions.not.appointment.participant", notParticipant)
        }
        throw ServiceError(403, "forbidden", forbidden)
    }
}
