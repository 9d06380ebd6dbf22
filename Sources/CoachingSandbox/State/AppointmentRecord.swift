import CoachingModels
import Foundation

/// An appointment as the sandbox keeps it.
struct AppointmentRecord: Codable, Hashable, Sendable {
    var id: String
    var name: String
    var description: String
    /// Whole minutes since 1970: the service rounds starts down to the minute.
    var start: Int
    var length: Int
    var status: CoachingAppointmentStatus = .scheduled
    var facilitatorID: String?
    var attendeeIDs: [String]
    var createdBy: String
    var dateCreated: Date
    var modifiedBy: String?
    var dateModified: Date?
    var dateCompleted: Date?
    var conversationIDs: [String] = []
    var documentIDs: [String] = []
    var externalLinks: [String] = []
    var wfmSchedule: WfmScheduleReference?
    var location: String?
    var shareInsightsData: Bool?
    /// Whether the session is on the published schedules of its people.
    var isOnSchedule = false

    var end: Int { start + length }

    /// Attendees and facilitator, without repetitions.
    var participantIDs: [String] {
        guard let facilitatorID, !attendeeIDs.contains(facilitatorID) else { return attendeeIDs }
        return attendeeIDs + [facilitatorID]
    }

    func isOverdue(at now: Date) -> Bool {
        status != .completed && Double(end) * 60 < now.timeIntervalSince1970
    }

    func overlaps(_ other: AppointmentRecord) -> Bool {
        start < other.end && other.start < end
    }

    func relationships(of userID: String) -> Set<CoachingRelationship> {
        var found: Set<CoachingRelationship> = []
        if attendeeIDs.contains(userID) { found.insert(.attendee) }
        if facilitatorID == userID { found.insert(.facilitator) }
        if createdBy == userID { found.insert(.creator) }
        return found
    }
}

extension AppointmentRecord {
    package static func path(_ id: String) -> String { "/api/v2/coaching/appointments/\(id)" }

    func response(at now: Date) -> CoachingAppointmentResponse {
        CoachingAppointmentResponse(
            id: id, name: name, description: description, dateStart: .minute(start), lengthInMinutes: length,
            status: status, facilitator: facilitatorID.map(UserReference.init(userID:)),
            attendees: attendeeIDs.map(UserReference.init(userID:)), createdBy: UserReference(userID: createdBy),
            dateCreated: ServiceDate(dateCreated), modifiedBy: modifiedBy.map(UserReference.init(userID:)),
            dateModified: dateModified.flatMap { ServiceDate($0) },
            conversations: conversationIDs.map {
                ConversationReference(id: $0, selfUri: "/api/v2/conversations/\($0)")
            },
            documents: documentIDs.map {
                DocumentReference(id: $0, selfUri: "/api/v2/contentmanagement/documents/\($0)")
            },
            isOverdue: isOverdue(at: now), wfmSchedule: wfmSchedule,
            dateCompleted: dateCompleted.flatMap { ServiceDate($0) },
            externalLinks: externalLinks, location: location, shareInsightsData: shareInsightsData,
            selfUri: Self.path(id))
    }

    var reference: CoachingAppointmentReference {
        CoachingAppointmentReference(id: id, selfUri: Self.path(id))
    }
}

extension UserReference {
    init(userID: String) {
        self.init(id: userID, selfUri: "/api/v2/users/\(userID)")
    }
}
