public import CoachingModels

/// The calls that planning and applying make, as a protocol so that both can be tested against a simulated service.
///
/// ``CoachingClient`` is the real one and has every operation besides these. Method names are those of the service's
/// own SDKs. All of them throw ``CoachingAPIError``.
public protocol CoachingService: Sendable {
    /// Searches for bookable slots and free periods.
    ///
    /// Body (``CoachingSlotsRequest``) and answer (``CoachingSlotsResponse``) are JSON bytes, so that a slots file can
    /// keep both exactly as sent and received.
    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8]

    /// Creates an appointment from the JSON bytes of a ``CreateCoachingAppointmentRequest``.
    ///
    /// Throws `.outcomeUnknown` when the service may have created it without confirming that; never sent twice.
    func postCoachingAppointments(rawBody: [UInt8]) async throws -> CreateAppointmentOutcome

    /// One page of the appointments of 1 to 100 users.
    func getCoachingAppointments(
        userIds: [String], filter: AppointmentFilter, pageNumber: Int, pageSize: Int
    ) async throws -> CoachingAppointmentResponseList

    /// Reads one appointment.
    func getCoachingAppointment(appointmentId: String) async throws -> CoachingAppointmentResponse

    /// Changes the given fields of an appointment, and no others. Its people cannot be changed.
    ///
    /// Throws `.outcomeUnknown` when the service may have changed it without confirming that; never sent twice.
    func patchCoachingAppointment(
        appointmentId: String, _ body: UpdateCoachingAppointmentRequest
    ) async throws -> UpdateAppointmentOutcome

    /// Deletes an appointment.
    func deleteCoachingAppointment(appointmentId: String) async throws -> DeleteAppointmentOutcome
}
