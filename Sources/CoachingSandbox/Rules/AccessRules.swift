import CoachingAPI

/// Who may do what with one appointment.
extension CoachingRules {
    /// The appointment, when the caller has one of the permissions or one of the relationships that waive them.
    func appointment(
        _ id: String, for caller: Caller, in state: CoachingState, permissions: [Permission],
        waivedFor relationships: Set<CoachingRelationship>, forbidden: String, notParticipant: String? = nil
    ) throws(ServiceError) -> AppointmentRecord {
        guard let record = state.appointments[id] else { throw ServiceError.appointmentNotFound }
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
