import CoachingAPI
import CoachingModels

/// Reads what people have in the time of some entries.
struct AppointmentReader {
    /// The most that one call may ask for.
    static let peoplePerCall = 100
    static let pageSize = 100

    let service: any CoachingService

    /// All appointments of the entries' people that overlap the time from the first start to the last end.
    func appointments(around entries: [ApplyEntry]) async throws -> [CoachingAppointmentResponse] {
        guard let start = entries.map(\.shape.start).min(), let end = entries.map(\.shape.end).max() else { return [] }
        let interval = ServiceInterval(
            start: ServiceDate(millisecondsSince1970: start), end: ServiceDate(millisecondsSince1970: end))
        let people = entries.reduce(into: Set<String>()) { $0.formUnion($1.shape.people) }.sorted()
        var found: [CoachingAppointmentResponse] = []
        var seen: Set<String> = []
        for first in stride(from: 0, to: people.count, by: Self.peoplePerCall) {
            let asked = Array(people[first..<min(first + Self.peoplePerCall, people.count)])
            for appointment in try await pages(of: asked, interval: interval.description) {
                if let id = appointment.id, seen.insert(id).inserted { found.append(appointment) }
            }
        }
        return found
    }

    /// The appointment of that id, nil if there is none.
    func appointment(_ id: String) async throws -> CoachingAppointmentResponse? {
        do {
            return try await service.getCoachingAppointment(appointmentId: id)
        } catch let error as CoachingAPIError where error.status == 404 {
            return nil
        }
    }

    private func pages(of people: [String], interval: String) async throws -> [CoachingAppointmentResponse] {
        let filter = AppointmentFilter(interval: interval, sortOrder: .asc, intervalCondition: .overlaps)
        let service = service
        let pages = PagedElements<CoachingAppointmentResponseList> { number in
            try await service.getCoachingAppointments(
                userIds: people, filter: filter, pageNumber: number, pageSize: Self.pageSize)
        }
        var found: [CoachingAppointmentResponse] = []
        for try await appointment in pages { found.append(appointment) }
        return found
    }
}
