import CoachingModels
import Foundation

/// An activity that replaces part of a published schedule.
struct ScheduleChange: Codable, Hashable, Sendable {
    var userId: String
    var dateStart: ServiceDate
    var lengthInMinutes: Int
    /// For example `Unavailable`, or `OnQueueWork` to add working time.
    var activityCategory: CoachingActivityCategory
}

/// The result of a change to a schedule.
struct ScheduleChangeResult: Codable, Hashable, Sendable {
    var invalidatedAppointmentIds: [String]
}

extension CoachingOperations {
    /// Changes a schedule. The person's sessions that were placed on it and no longer fit become `InvalidSchedule`.
    func changeSchedule(_ change: ScheduleChange, now: Date) async throws -> ScheduleChangeResult {
        guard let index = world.personIndex[change.userId] else { throw ServiceError.notFound }
        guard let code = ActivityCode.allCases.first(where: { $0.category == change.activityCategory.rawValue }) else {
            throw ServiceError.invalidValue(
                change.activityCategory.rawValue, field: "activityCategory", type: "activityCategory",
                allowed: ActivityCode.allCases.map(\.category).joined(separator: ", "))
        }
        guard (1...10_080).contains(change.lengthInMinutes) else {
            throw ServiceError.constraint("lengthInMinutes", "lengthInMinutes must lie between 1 and 10080")
        }
        return try await store.change { [self] state, ids in
            let start = change.dateStart.minute
            let edit = ScheduleEdit(
                number: ids.number(), userID: change.userId, start: start, end: start + change.lengthInMinutes,
                code: code)
            let broken = brokenBy(edit, personIndex: index, state: state)
            var changes: [Change] = [.editSchedule(edit)]
            for record in broken {
                var record = record
                record.status = .invalidSchedule
                record.modifiedBy = ServiceActor.scheduler
                record.dateModified = now
                changes.append(.putAppointment(record))
                changes.append(statusChange(of: record, actor: ServiceActor.scheduler, now: now, state: state))
                changes += notify(.statusChange, about: record, actor: ServiceActor.scheduler, ids: &ids)
            }
            return Decision(
                answer: ScheduleChangeResult(invalidatedAppointmentIds: broken.map(\.id)), changes: changes)
        }
    }

    private func brokenBy(_ edit: ScheduleEdit, personIndex: Int, state: CoachingState) -> [AppointmentRecord] {
        let before = state.time[personIndex]
        let after = PersonTime(
            activities: edit.applied(to: before.activities), fullDaysOff: before.fullDaysOff, busy: [],
            bookable: state.bookable, calendar: world.calendar)
        func fits(_ time: PersonTime, _ record: AppointmentRecord) -> Bool {
            time.scheduleAllows(from: record.start, to: record.end, bookable: state.bookable)
        }
        return (state.appointmentIDs[edit.userID] ?? []).sorted()
            .compactMap { state.appointments[$0] }
            .filter { $0.participantIDs.contains(edit.userID) && $0.wfmSchedule != nil }
            .filter { $0.status == .scheduled || $0.status == .inProgress }
            .filter { fits(before, $0) && !fits(after, $0) }
    }

    /// Sets a user's permissions to exactly these.
    func setPermissions(_ names: [String], of userID: String) async throws -> [String] {
        guard world.personIndex[userID] != nil else { throw ServiceError.notFound }
        let granted = Set(names.compactMap(Permission.init(rawValue:)))
        guard granted.count == Set(names).count else {
            throw ServiceError.invalidValue(
                names.joined(separator: ", "), field: "permissions", type: "Permission",
                allowed: Permission.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return try await store.change { _, _ in
            Decision(answer: names, changes: [.setPermissions(userID: userID, granted)])
        }
    }
}

/// Actors that are not users of the organization.
enum ServiceActor {
    /// Recorded as the actor when a change of the published schedule changed an appointment.
    static let scheduler = "workforce-management"
}
