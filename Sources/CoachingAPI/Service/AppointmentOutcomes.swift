public import CoachingModels

/// The outcome of `postCoachingAppointments`.
public enum CreateAppointmentOutcome: Hashable, Sendable {
    /// 201: created, with everything that the service holds of it.
    case created(CoachingAppointmentResponse)
    /// 202: queued; it appears later under this reference.
    case accepted(CoachingAppointmentReference)

    /// The appointment's id, whichever form the answer has.
    public var id: String? {
        switch self {
        case .created(let appointment): appointment.id
        case .accepted(let reference): reference.id
        }
    }
}

/// The outcome of `patchCoachingAppointment`.
public enum UpdateAppointmentOutcome: Hashable, Sendable {
    /// 200: changed, with the new state.
    case updated(CoachingAppointmentResponse)
    /// 202: queued; the change appears later.
    case accepted(CoachingAppointmentReference)
}

/// The outcome of `deleteCoachingAppointment`.
public enum DeleteAppointmentOutcome: Hashable, Sendable {
    /// 204: deleted.
    case deleted
    /// 202: queued; it is deleted later.
    case accepted(CoachingAppointmentReference)
}
