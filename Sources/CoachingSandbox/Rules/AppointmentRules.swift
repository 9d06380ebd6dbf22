import CoachingModels
import Foundation

extension CoachingRules {
    /// Checks a new appointment and creates its record.
    func newAppointment(
        _ request: CreateCoachingAppointmentRequest, id: String, caller: Caller, now: Date, state: CoachingState
    ) throws(ServiceError) -> AppointmentRecord {
        guard !request.attendeeIds.isEmpty else {
            throw ServiceError.validation("validation.error", "attendeeIds", "attendeeIds must name at least one user")
        }
        var record = AppointmentRecord(
            id: id, name: request.name, description: request.description, start: request.dateStart.minute,
            length: request.lengthInMinutes, facilitatorID: request.facilitatorId,
            attendeeIDs: request.attendeeIds.uniqued(), createdBy: caller.actorID, dateCreated: now)
        record.conversationIDs = (request.conversationIds ?? []).uniqued()
        record.documentIDs = (request.documentIds ?? []).uniqued()
        record.externalLinks = request.externalLinks ?? []
        record.wfmSchedule = request.wfmSchedule
        record.location = request.location
        record.shareInsightsData = request.shareInsightsData
        record.isOnSchedule = request.addToSchedule ?? false
        try texts(record, code: "validation.error")
        try time(record, now: now, code: "validation.error")
        try participants(record, caller: caller, state: state)
        try schedule(record, code: "validation.error")
        try noConflict(record, state: state)
        return record
    }

    func texts(_ record: AppointmentRecord, code: String) throws(ServiceError) {
        func check(_ field: String, _ text: String, most: Int, mayBeEmpty: Bool) throws(ServiceError) {
            if !mayBeEmpty && text.allSatisfy(\.isWhitespace) {
                throw ServiceError.validation(code, field, "\(field) must not be empty")
            }
            if text.utf16.count > most {
                throw ServiceError.validation(code, field, "\(field) must not be longer than \(most) characters")
            }
        }
        try check("name", record.name, most: assumptions.maximumNameLength, mayBeEmpty: false)
        try check("description", record.description, most: assumptions.maximumDescriptionLength, mayBeEmpty: true)
    }

    package func time(_ record: AppointmentRecord, now: Date, code: String) throws(ServiceError) {
        guard assumptions.appointmentMinutes.contains(record.length) else {
            let allowed = assumptions.appointmentMinutes
            throw ServiceError.validation(
                code, "lengthInMinutes",
                "lengthInMinutes must lie between \(allowed.lowerBound) and \(allowed.upperBound), not \(record.length)"
            )
        }
        if assumptions.refusesPastStart && Double(record.start) * 60 < now.timeIntervalSince1970 - 60 {
            throw ServiceError.validation(code, "dateStart", "dateStart must not lie in the past")
        }
    }

    func participants(_ record: AppointmentRecord, caller: Caller, state: CoachingState) throws(ServiceError) {
        try participantCount(record.attendeeIDs, field: "attendeeIds")
        _ = try people(record.participantIDs, caller: caller, status: 400)
        if let facilitator = record.facilitatorID, record.attendeeIDs.contains(facilitator) {
            throw ServiceError.validation(
                "validation.error", "facilitatorId", "the facilitator must not be an attendee as well")
        }
        try mayParticipate(record, state: state)
    }

    func mayParticipate(_ record: AppointmentRecord, state: CoachingState) throws(ServiceError) {
        for id in record.participantIDs where !state.effectivePermissions(of: id).contains(.appointmentParticipate) {
            throw ServiceError.participateMissing
        }
    }

    /// A schedule that is referred to must be published, and of the business unit and week that the reference states.
    func schedule(_ record: AppointmentRecord, code: String) throws(ServiceError) {
        guard let schedule = record.wfmSchedule else { return }
        guard let unit = world.businessUnits.first(where: { $0.id == schedule.businessUnit.id }),
            let week = unit.scheduleIDs.firstIndex(of: schedule.id),
            world.calendar.days[week * 7] == schedule.weekDate
        else {
            throw ServiceError.validation(
                code, "wfmSchedule",
                "no schedule \(schedule.id) of the week of \(schedule.weekDate) is published in business unit \(schedule.businessUnit.id)"
            )
        }
    }

    /// Nobody may be in two sessions at once.
    func noConflict(_ record: AppointmentRecord, state: CoachingState) throws(ServiceError) {
        guard assumptions.blockingStatuses.contains(record.status) else { return }
        for index in record.participantIDs.compactMap({ world.personIndex[$0] }) {
            let clash = state.time[index].busy.contains {
                $0.appointmentID != record.id && $0.start < record.end && record.start < $0.end
            }
            if clash { throw ServiceError.appointmentConflict }
        }
    }
}

extension CoachingState {
    /// The permissions of a user: those set through the control endpoint, otherwise those of their job's role.
    func effectivePermissions(of userID: String) -> Set<Permission> {
        permissions[userID] ?? world.person(userID).map { Permission.role(of: $0.job) } ?? []
    }
}

extension [String] {
    /// The elements without repetitions, in order of first appearance.
    func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
