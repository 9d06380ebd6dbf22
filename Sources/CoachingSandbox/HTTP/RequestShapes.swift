import CoachingModels

/// The request models of the coaching operations, field by field.
extension BodyShape {
    static let slotsQuery = BodyShape(
        "CoachingSlotsRequest",
        required: ["interval": .interval, "lengthInMinutes": .integer, "attendeeIds": .list(.string, isUnique: true)],
        optional: [
            "facilitatorIds": .list(.string, isUnique: true),
            "interruptibleAppointmentIds": .list(.string, isUnique: true),
        ])

    static let createAppointment = BodyShape(
        "CreateCoachingAppointmentRequest",
        required: [
            "name": .string, "description": .string, "dateStart": .instant, "lengthInMinutes": .integer,
            "attendeeIds": .list(.string, isUnique: true),
        ],
        optional: appointmentExtras.merging(["facilitatorId": .string]) { extra, _ in extra })

    static let updateAppointment = BodyShape(
        "UpdateCoachingAppointmentRequest",
        optional: appointmentExtras.merging([
            "name": .string, "description": .string, "dateStart": .instant, "lengthInMinutes": .integer,
            "status": .settableStatus,
        ]) { extra, _ in extra })

    static let appointmentStatus = BodyShape(
        "CoachingAppointmentStatusRequest", required: ["status": .settableStatus])

    static let createAnnotation = BodyShape(
        "CoachingAnnotationCreateRequest",
        required: ["text": .string, "accessType": .open(CoachingAnnotationAccessType.self)])

    /// Only `text` is writable; other fields that a client has read may be sent back.
    static let updateAnnotation = BodyShape(
        "CoachingAnnotation",
        required: ["text": .string],
        optional: [
            "id": .string, "createdBy": .object(userReference), "dateCreated": .instant,
            "modifiedBy": .object(userReference), "dateModified": .instant, "isDeleted": .boolean,
            "accessType": .open(CoachingAnnotationAccessType.self), "selfUri": .string,
        ])

    static let addConversation = BodyShape("AddConversationRequest", required: ["conversationId": .string])

    static let slotJob = BodyShape(
        "CoachingScheduleSlotsJobRequest",
        required: [
            "attendeeIds": .list(.string), "lengthInMinutes": .integer, "activityCodeId": .string,
            "intervals": .list(.interval), "slotsType": .oneOf(["BestTime"]),
        ],
        optional: ["facilitatorIds": .list(.string)])

    static let aggregates = BodyShape(
        "CoachingAppointmentAggregateRequest",
        required: [
            "interval": .interval,
            "filter": .object(
                BodyShape(
                    "QueryRequestFilter",
                    required: ["type": .open(QueryFilterType.self), "clauses": .list(.object(clause))])),
        ],
        optional: [
            "metrics": .list(.open(CoachingMetric.self)), "groupBy": .list(.open(CoachingGroupBy.self)),
        ])

    private static let clause = BodyShape(
        "QueryRequestClause",
        required: ["type": .open(QueryFilterType.self), "predicates": .list(.object(predicate))])

    private static let predicate = BodyShape(
        "QueryRequestPredicate", required: ["dimension": .open(QueryDimension.self), "value": .string])

    /// Only `markedAsRead` is writable; other fields that a client has read may be sent back.
    static let updateNotification = BodyShape(
        "CoachingNotification",
        optional: [
            "markedAsRead": .boolean, "id": .string, "name": .string,
            "actionType": .open(CoachingNotificationAction.self), "relationship": .open(CoachingRelationship.self),
            "dateStart": .instant, "lengthInMinutes": .integer, "status": .open(CoachingAppointmentStatus.self),
            "user": .object(userReference), "appointment": .object(appointment), "selfUri": .string,
        ])
}

extension BodyShape {
    private static let appointmentExtras: [String: FieldType] = [
        "conversationIds": .list(.string, isUnique: true), "documentIds": .list(.string, isUnique: true),
        "wfmSchedule": .object(scheduleReference), "externalLinks": .list(.string), "location": .string,
        "shareInsightsData": .boolean, "addToSchedule": .boolean,
    ]

    private static let scheduleReference = BodyShape(
        "WfmScheduleReference",
        required: [
            "id": .string, "weekDate": .day,
            "businessUnit": .object(
                BodyShape("WfmBusinessUnitReference", required: ["id": .string], optional: ["selfUri": .string])),
        ],
        optional: ["selfUri": .string])

    private static let userReference = BodyShape("UserReference", optional: ["id": .string, "selfUri": .string])

    private static let reference = BodyShape("Reference", optional: ["id": .string, "selfUri": .string])

    private static let appointment = BodyShape(
        "CoachingAppointmentResponse",
        optional: [
            "id": .string, "name": .string, "description": .string, "dateStart": .instant,
            "lengthInMinutes": .integer, "status": .open(CoachingAppointmentStatus.self),
            "facilitator": .object(userReference), "attendees": .list(.object(userReference), isUnique: true),
            "createdBy": .object(userReference), "dateCreated": .instant, "modifiedBy": .object(userReference),
            "dateModified": .instant, "conversations": .list(.object(reference), isUnique: true),
            "documents": .list(.object(reference), isUnique: true), "isOverdue": .boolean,
            "wfmSchedule": .object(scheduleReference), "dateCompleted": .instant,
            "externalLinks": .list(.string, isUnique: true),
            "location": .string, "shareInsightsData": .boolean, "selfUri": .string,
        ])
}

extension FieldType {
    /// `InvalidSchedule` is set only by the service: nobody can ask for it.
    fileprivate static let settableStatus = FieldType.oneOf(["Scheduled", "InProgress", "Completed"])
}
