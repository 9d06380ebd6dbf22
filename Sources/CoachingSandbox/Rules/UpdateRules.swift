import CoachingModels
import Foundation

extension CoachingRules {
    /// Checks a partial update and creates the new record. Fields that are not given stay as they are.
    func updated(
        _ before: AppointmentRecord, _ request: UpdateCoachingAppointmentRequest, caller: Caller, now: Date,
        state: CoachingState
    ) throws(ServiceError) -> AppointmentRecord {
        var record = merged(before, request)
        if let status = request.status {
            try statusTransition(from: before.status, to: status)
            set(status, of: &record, now: now)
        }
        var withoutStatus = request
        withoutStatus.status = nil
        if withoutStatus != UpdateCoachingAppointmentRequest() && record.status == before.status {
            try isNotFrozen(before)
        }
        if request.wfmSchedule != nil && before.wfmSchedule == nil {
            throw ServiceError(
                400, "not.wfm.appointment",
                "Appointment was created without WFM schedule data; schedule cannot be added.")
        }
        try texts(record, code: "constraint.validation")
        try time(record, now: now, code: "constraint.validation")
        try schedule(record, code: "constraint.validation")
        try mayParticipate(record, state: state)
        try noConflict(record, state: state)
        record.modifiedBy = caller.actorID
        record.dateModified = now
        return record
    }

    private func merged(
        _ before: AppointmentRecord, _ request: UpdateCoachingAppointmentRequest
    ) -> AppointmentRecord {
        var record = before
        record.name = request.name ?? record.name
        record.description = request.description ?? record.description
        record.start = request.dateStart?.minute ?? record.start
        record.length = request.lengthInMinutes ?? record.length
        record.conversationIDs = request.conversationIds?.uniqued() ?? record.conversationIDs
        record.documentIDs = request.documentIds?.uniqued() ?? record.documentIDs
        record.externalLinks = request.externalLinks ?? record.externalLinks
        record.wfmSchedule = request.wfmSchedule ?? record.wfmSchedule
        record.location = request.location ?? record.location
        record.shareInsightsData = request.shareInsightsData ?? record.shareInsightsData
        record.isOnSchedule = request.addToSchedule ?? record.isOnSchedule
        let hasMoved = record.start != before.start || record.length != before.length
        // An appointment whose schedule became invalid is scheduled again when it is moved.
        if hasMoved && before.status == .invalidSchedule { record.status = .scheduled }
        return record
    }

    /// The status of an appointment decides what may still be changed.
    func isNotFrozen(_ record: AppointmentRecord) throws(ServiceError) {
        if assumptions.frozenStatuses.contains(record.status) { throw ServiceError.stateConflict }
    }

    func statusTransition(
        from before: CoachingAppointmentStatus, to after: CoachingAppointmentStatus
    ) throws(ServiceError) {
        guard before == after || assumptions.statusTransitions[before]?.contains(after) ?? false else {
            throw ServiceError.stateConflict
        }
    }

    package func set(_ status: CoachingAppointmentStatus, of record: inout AppointmentRecord, now: Date) {
        if status == .completed && record.status != .completed { record.dateCompleted = now }
        if status != .completed { record.dateCompleted = nil }
        record.status = status
    }
}
