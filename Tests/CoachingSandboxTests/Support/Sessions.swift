import CoachingModels
import Foundation
import HTTPTypes

@testable import CoachingSandbox

extension SandboxUnderTest {
    /// The whole time of the world.
    var interval: String {
        let first = world.calendar.startMinute
        return "\(ServiceDate.minute(first))/\(ServiceDate.minute(world.calendar.endMinute))"
    }

    func slots(
        _ attendees: [String], facilitators: [String]? = nil, length: Int = 30, ignoring: [String]? = nil
    ) async throws -> CoachingSlotsResponse {
        let request = CoachingSlotsRequest(
            interval: interval, lengthInMinutes: length, attendeeIds: attendees, facilitatorIds: facilitators,
            interruptibleAppointmentIds: ignoring)
        return try await call(.post, "scheduleslots/query", request).decode()
    }

    /// A request for the first slot of an attendee with the first facilitator.
    func request(
        attendee: Int = 0, facilitator: Int? = 0, slot: Int = 0, length: Int = 30
    ) async throws -> CreateCoachingAppointmentRequest {
        let found = try await slots(
            [attendees[attendee]], facilitators: facilitator.map { [facilitators[$0]] }, length: length)
        let suggested = found.suggestedSlots ?? []
        guard suggested.indices.contains(slot), let start = suggested[slot].dateStart else { throw MissingPerson() }
        return CreateCoachingAppointmentRequest(
            name: "Quality coaching", description: "November calls", dateStart: start, lengthInMinutes: length,
            facilitatorId: facilitator.map { facilitators[$0] }, attendeeIds: [attendees[attendee]],
            wfmSchedule: suggested[slot].wfmSchedule, addToSchedule: true)
    }

    @discardableResult
    func create(
        attendee: Int = 0, facilitator: Int? = 0, slot: Int = 0, as clientID: String = "sandbox"
    ) async throws -> CoachingAppointmentResponse {
        let body = try await request(attendee: attendee, facilitator: facilitator, slot: slot)
        return try await call(.post, "appointments", as: clientID, body).decode()
    }
}

extension CoachingAppointmentResponse {
    var path: String { "appointments/\(id ?? "")" }
}
