public import CoachingModels

/// What became of `postCoachingAppointments`.
public enum CreateAppointmentOutcome: Hashable, Sendable {
    /// 201: created, with all that the service holds of it.
    case created(CoachingAppointmentResponse)
    /// 202: queued; it appears later under this reference.
    case accepted(CoachingAppointmentReference)

    /// The appointment's id, whichever way it came.
    public var id: String? {
        switch self {
        case .created(let appointment): appointment.id
        case .accepted(let reference): reference.id
        }
    }
}

/// What became of `patchCoachingAppointment`.
public enum UpdateAppointmentOutcome: Hashable, Sendable {
    /// 200: changed, with the new state.
    case updated(CoachingAppointmentResponse)
    /// 202: queued; the change appears later.
    case accepted(CoachingAppointmentReference)
}

/// What became of `deleteCoachingAppointment`.
public enum DeleteAppointmentOutcome: Hashable, Sendable {
    /// 204: gone.
    case deleted
    /// 202: queued; it goes later.
    case accepted(CoachingAppointmentReference)
}
