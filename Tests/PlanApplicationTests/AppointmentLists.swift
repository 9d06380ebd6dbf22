import CoachingAPI
import CoachingModels
import Synchronization
import Testing

/// A service that has appointments and lists them, takes pages of some size, and hides people.
final class AppointmentLists: CoachingService {
    private let appointments: [CoachingAppointmentResponse]
    private let hidden: Set<String>
    private let largestPage: Int
    let calls = Mutex<[(users: [String], filter: AppointmentFilter)]>([])

    init(_ appointments: [CoachingAppointmentResponse], hidden: Set<String> = [], largestPage: Int = 500) {
        self.appointments = appointments
        self.hidden = hidden
        self.largestPage = largestPage
    }

    func getCoachingAppointments(
        userIds: [String], filter: AppointmentFilter, pageNumber: Int, pageSize: Int
    ) async throws -> CoachingAppointmentResponseList {
        calls.withLock { $0.append((userIds, filter)) }
        guard pageSize <= largestPage else {
            throw CoachingAPIError(
                operation: "list", kind: .rejected, status: 400, code: "invalid.query.param.value",
                message: "pageSize", advice: "")
        }
        guard hidden.isDisjoint(with: userIds) else {
            throw CoachingAPIError(
                operation: "list", kind: .forbidden, status: 403, code: "no.permission.for.requested.users",
                message: "not yours", advice: "")
        }
        let interval = try #require(filter.interval.flatMap { ServiceInterval($0) })
        let found = appointments.filter { appointment in
            let people = (appointment.attendees ?? []).map(\.id) + [appointment.facilitator?.id]
            let date = appointment.dateStart ?? .earliest
            return interval.start <= date && date < interval.end
                && people.contains { $0.map(userIds.contains) ?? false }
        }
        let page = found.dropFirst((pageNumber - 1) * pageSize).prefix(pageSize)
        return CoachingAppointmentResponseList(entities: Array(page), total: found.count)
    }

    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] { throw notHere }
    func postCoachingAppointments(rawBody: [UInt8]) async throws -> CreateAppointmentOutcome { throw notHere }
    func getCoachingAppointment(appointmentId: String) async throws -> CoachingAppointmentResponse { throw notHere }
    func patchCoachingAppointment(
        appointmentId: String, _ body: UpdateCoachingAppointmentRequest
    ) async throws -> UpdateAppointmentOutcome { throw notHere }
    func deleteCoachingAppointment(appointmentId: String) async throws -> DeleteAppointmentOutcome { throw notHere }
}
