import CoachingModels
import Foundation
import HTTPTypes

@testable import CoachingSandbox

/// All that a sandbox tells of its state.
struct FuzzView: Sendable {
    struct Appointment: Equatable, Sendable {
        var name: String?
        var description: String?
        var start: ServiceDate?
        var length: Int?
        var status: CoachingAppointmentStatus?
        var attendees: [String?]
        var facilitator: String?
        var conversations: [String?]
        var location: String?
        var statuses: [CoachingAppointmentStatus] = []
        /// Texts by id.
        var annotations: [String: String] = [:]

        init(_ answer: CoachingAppointmentResponse) {
            name = answer.name
            description = answer.description
            start = answer.dateStart
            length = answer.lengthInMinutes
            status = answer.status
            attendees = answer.attendees?.map(\.id) ?? []
            facilitator = answer.facilitator?.id
            conversations = answer.conversations?.map(\.id) ?? []
            location = answer.location
        }
    }

    private(set) var appointments: [String: Appointment] = [:]
    /// Answers that are compared as they are: slots and notifications of each person.
    private var answers: [String: String] = [:]

    init(of sandbox: SandboxUnderTest, as supervisor: String) async throws {
        let people = sandbox.world.people.map(\.id)
        var path: String? = "appointments?userIds=\(people.joined(separator: ","))&pageSize=100"
        while let next = path {
            let page: CoachingAppointmentResponseList = try await sandbox.call(.get, next, as: supervisor).decode()
            for answer in page.entities ?? [] { appointments[answer.id ?? ""] = Appointment(answer) }
            path = page.nextUri
        }
        for id in appointments.keys.sorted() {
            let history: CoachingAppointmentStatusResponseList =
                try await sandbox.call(.get, "appointments/\(id)/statuses?pageSize=500", as: supervisor).decode()
            appointments[id]?.statuses = history.entities?.compactMap(\.status) ?? []
            let notes: CoachingAnnotationList =
                try await sandbox.call(.get, "appointments/\(id)/annotations?pageSize=500", as: supervisor).decode()
            for note in notes.entities ?? [] { appointments[id]?.annotations[note.id ?? ""] = note.text }
        }
        for person in people {
            let query = CoachingSlotsRequest(interval: sandbox.interval, lengthInMinutes: 15, attendeeIds: [person])
            answers["slots of \(person)"] =
                try await sandbox.call(.post, "scheduleslots/query", as: supervisor, query).text
            let told = try await sandbox.call(.get, "notifications?pageSize=500&expand=appointment", as: person)
            answers["notifications of \(person)"] = told.text
        }
    }

    func differences(from other: FuzzView) -> [String] {
        var found = Set(appointments.keys).union(other.appointments.keys)
            .filter { appointments[$0] != other.appointments[$0] }.sorted()
            .map { "appointment \($0): \(appointments[$0] as Any), then \(other.appointments[$0] as Any)" }
        // The clock stands where it stood at the beginning: what is past and what is overdue differs, not what there is.
        for (what, text) in answers where what.hasPrefix("notifications") {
            if Self.ids(in: text) != Self.ids(in: other.answers[what] ?? "") { found.append(what) }
        }
        for (what, text) in answers where what.hasPrefix("slots") {
            if Self.free(in: text) != Self.free(in: other.answers[what] ?? "") { found.append(what) }
        }
        return found
    }

    private static func ids(in text: String) -> [String?] {
        (try? CoachingJSON.decode(CoachingNotificationList.self, from: Array(text.utf8)))?.entities?.map(\.id) ?? []
    }

    private static func free(in text: String) -> [UserAvailableTimes]? {
        (try? CoachingJSON.decode(CoachingSlotsResponse.self, from: Array(text.utf8)))?.attendeeSchedules
    }
}
