import CoachingAPI
import CoachingModels

/// A service for tests of fetching: it answers slot queries and nothing else.
protocol SlotsOnlyService: CoachingService {}

extension SlotsOnlyService {
    func postCoachingAppointments(rawBody: [UInt8]) async throws -> CreateAppointmentOutcome { throw notHere }

    func getCoachingAppointments(
        userIds: [String], filter: AppointmentFilter, pageNumber: Int, pageSize: Int
    ) async throws -> CoachingAppointmentResponseList { throw notHere }

    func getCoachingAppointment(appointmentId: String) async throws -> CoachingAppointmentResponse { throw notHere }

    func patchCoachingAppointment(
        appointmentId: String, _ body: UpdateCoachingAppointmentRequest
    ) async throws -> UpdateAppointmentOutcome { throw notHere }

    func deleteCoachingAppointment(appointmentId: String) async throws -> DeleteAppointmentOutcome { throw notHere }
}

let notHere = CoachingAPIError(operation: "x", kind: .unavailable, message: "not here", advice: "")
