import CoachingModels

/// What a caller wants to do with an annotation.
enum AnnotationRight: String, Sendable {
    case view, add, edit, delete

    /// The relationships that need no permission for a public annotation. Attendees may read and write notes, but not
    /// change them.
    fileprivate var waivedFor: Set<CoachingRelationship> {
        switch self {
        case .view, .add: [.attendee, .creator, .facilitator]
        case .edit, .delete: [.creator, .facilitator]
        }
    }

    fileprivate var forbidden: String {
        switch self {
        case .view, .add:
            "User does not have the annotation \(rawValue) permission and is not an attendee, creator or facilitator of the appointment"
        case .edit, .delete:
            "User does not have the annotation \(rawValue) permission and is not a creator or facilitator of the appointment"
        }
    }
}

extension CoachingRules {
    /// The appointment, if the caller may do this with an annotation of it.
    ///
    /// - Parameter isPrivate: nil for the list, which shows each caller what they may see.
    func annotated(
        _ appointmentID: String, isPrivate: Bool?, _ right: AnnotationRight, _ call: Call, _ state: CoachingState
    ) throws(ServiceError) -> AppointmentRecord {
        try appointment(
            appointmentID, for: call.caller, in: state,
            permissions: call.permissions.filter { isPrivate == nil || $0.isOfPrivateAnnotations == isPrivate },
            waivedFor: isPrivate == true ? [.creator, .facilitator] : right.waivedFor, forbidden: right.forbidden)
    }

    func maySee(_ annotation: AnnotationRecord, of appointment: AppointmentRecord, _ caller: Caller) -> Bool {
        let own = appointment.relationships(of: caller.actorID)
        guard annotation.isPrivate else { return !own.isEmpty || caller.has(.annotationView) }
        return !own.isDisjoint(with: [.creator, .facilitator]) || caller.has(.privateAnnotationView)
    }

    func annotationText(_ text: String) throws(ServiceError) {
        let most = assumptions.maximumAnnotationLength
        guard !text.allSatisfy(\.isWhitespace), text.utf16.count <= most else {
            throw ServiceError.validation("validation.failure", "text", "text must have 1 to \(most) characters")
        }
    }
}
