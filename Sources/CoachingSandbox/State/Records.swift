import CoachingModels
import Foundation

/// One entry of the history of an appointment's status.
struct StatusRecord: Codable, Hashable, Sendable {
    var appointmentID: String
    /// Counts from 0 for each appointment.
    var position: Int
    var status: CoachingAppointmentStatus
    var createdBy: String
    var dateCreated: Date

    var response: CoachingAppointmentStatusResponse {
        CoachingAppointmentStatusResponse(
            appointment: CoachingAppointmentReference(
                id: appointmentID, selfUri: AppointmentRecord.path(appointmentID)),
            createdBy: UserReference(userID: createdBy), dateCreated: ServiceDate(dateCreated), status: status)
    }
}

/// A note on an appointment; a deleted one stays and is marked.
struct AnnotationRecord: Codable, Hashable, Sendable {
    var id: String
    /// Orders the annotations of an appointment.
    var number: Int64
    var appointmentID: String
    var createdBy: String
    var dateCreated: Date
    var modifiedBy: String?
    var dateModified: Date?
    var text: String
    var isPrivate: Bool
    var isDeleted = false

    var response: CoachingAnnotation {
        CoachingAnnotation(
            id: id, createdBy: UserReference(userID: createdBy), dateCreated: ServiceDate(dateCreated),
            modifiedBy: modifiedBy.map(UserReference.init(userID:)),
            dateModified: dateModified.flatMap { ServiceDate($0) },
            text: text, isDeleted: isDeleted, accessType: isPrivate ? .private : .public,
            selfUri: "\(AppointmentRecord.path(appointmentID))/annotations/\(id)")
    }
}

/// A notification to one user about one appointment. Name, time and status are those at that moment.
struct NotificationRecord: Codable, Hashable, Sendable {
    var id: String
    /// Orders the notifications of a user: later ones have a larger number.
    var number: Int64
    var userID: String
    var appointmentID: String
    var name: String
    var action: CoachingNotificationAction
    var relationship: CoachingRelationship
    var start: Int
    var length: Int
    var status: CoachingAppointmentStatus
    var isRead = false
}

/// A search for the best slot in each of several intervals.
struct SlotJobRecord: Codable, Hashable, Sendable {
    var id: String
    /// Orders the jobs; jobs of old databases have none.
    var number: Int64?
    var request: CoachingScheduleSlotsJobRequest
    var businessUnitID: String?
    /// One for each interval of the request.
    var results: [CoachingScheduleSlotsJobResult]

    var response: CoachingScheduleSlotsJobResponse {
        CoachingScheduleSlotsJobResponse(
            id: id, attendeeIds: request.attendeeIds, facilitatorIds: request.facilitatorIds,
            lengthInMinutes: request.lengthInMinutes, businessUnitId: businessUnitID,
            activityCodeId: request.activityCodeId, results: results, slotsType: request.slotsType,
            selfUri: "/api/v2/coaching/scheduleslots/jobs/\(id)")
    }
}

/// A change to a published schedule, made through the control endpoint.
struct ScheduleEdit: Codable, Hashable, Sendable {
    /// Orders the edits: a later one overrides an earlier one.
    var number: Int64
    var userID: String
    /// Minutes since 1970, the end not included.
    var start: Int
    var end: Int
    var code: ActivityCode
}

/// A call that was answered 202 and is carried out when it is due.
struct QueuedCall: Codable, Hashable, Sendable {
    var number: Int64
    var due: Date
    var caller: Caller
    var work: Work

    enum Work: Codable, Hashable, Sendable {
        case create(id: String, CreateCoachingAppointmentRequest)
        case update(id: String, UpdateCoachingAppointmentRequest)
        case delete(id: String)
        case slotJob(id: String)
    }
}
