import CoachingModels
import Foundation

/// The filter of a list of appointments.
struct AppointmentListFilter: Sendable {
    var interval: ServiceInterval?
    var condition: CoachingIntervalCondition
    var statuses: Set<CoachingAppointmentStatus>
    var facilitatorIDs: Set<String>
    var relationships: Set<CoachingRelationship>
    var completion: ServiceInterval?
    var overdue: CoachingOverdueFilter
    var order: CoachingSortOrder

    init(_ query: CallQuery, assumptions: SandboxAssumptions) throws(ServiceError) {
        interval = try query.interval("interval")
        condition =
            try query.value("intervalCondition", of: CoachingIntervalCondition.self)
            ?? assumptions.intervalCondition
        statuses = Set(try query.values("statuses", of: CoachingAppointmentStatus.self))
        facilitatorIDs = Set(query.list("facilitatorIds"))
        relationships = Set(try query.values("relationships", of: CoachingRelationship.self))
        completion = try query.interval("completionInterval")
        overdue = try query.value("overdue", of: CoachingOverdueFilter.self) ?? .any
        order = try query.value("sortOrder", of: CoachingSortOrder.self) ?? assumptions.sortOrder
    }

    func includes(_ record: AppointmentRecord, for userIDs: Set<String>, at now: Date) -> Bool {
        let related = userIDs.contains { user in
            let own = record.relationships(of: user)
            return relationships.isEmpty ? !own.isEmpty : !own.isDisjoint(with: relationships)
        }
        return related && lies(record, in: interval) && isCompleted(record, in: completion)
            && (statuses.isEmpty || statuses.contains(record.status))
            && (facilitatorIDs.isEmpty || record.facilitatorID.map(facilitatorIDs.contains) ?? false)
            && (overdue == .any || (overdue == .true) == record.isOverdue(at: now))
    }

    private func lies(_ record: AppointmentRecord, in interval: ServiceInterval?) -> Bool {
        guard let interval else { return true }
        guard condition == .overlaps else { return interval.contains(minute: record.start) }
        return interval.overlaps(from: record.start, to: record.end)
    }

    private func isCompleted(_ record: AppointmentRecord, in interval: ServiceInterval?) -> Bool {
        guard let interval else { return true }
        guard let completed = record.dateCompleted.flatMap({ ServiceDate($0) }) else { return false }
        return interval.start <= completed && completed < interval.end
    }

    func sorted(_ records: [AppointmentRecord]) -> [AppointmentRecord] {
        records.sorted { left, right in
            let (first, second) = order == .asc ? (left, right) : (right, left)
            return (first.start, first.id) < (second.start, second.id)
        }
    }
}

extension CoachingOperations {
    func getCoachingAppointments(_ call: Call) async throws -> Answer {
        guard call.caller.hasAny(call.permissions) else {
            throw ServiceError(403, "no.appointment.view.permission", "No permission to view appointments")
        }
        let userIDs = Set(call.query.list("userIds"))
        guard (1...100).contains(userIDs.count) else {
            throw ServiceError(
                400, "users.query.param",
                "User list cannot be empty or greater than 100 when querying for appointments")
        }
        // To the caller, people in a division that they may not see have no appointments.
        return try list(for: userIDs.filter { world.person($0) == nil || rules.isVisible($0, to: call.caller) }, call)
    }

    func getCoachingAppointmentsMe(_ call: Call) async throws -> Answer {
        try list(for: [call.caller.demandUser()], call)
    }

    private func list(for userIDs: Set<String>, _ call: Call) throws -> Answer {
        let filter = try AppointmentListFilter(call.query, assumptions: assumptions)
        let page = try page(call)
        let candidates = store.read { state in
            let ids = userIDs.reduce(into: Set<String>()) { $0.formUnion(state.appointmentIDs[$1] ?? []) }
            return ids.compactMap { state.appointments[$0] }
        }
        let found = filter.sorted(candidates.filter { filter.includes($0, for: userIDs, at: call.now) })
        let links = page.links(call, total: found.count)
        return try .json(
            CoachingAppointmentResponseList(
                entities: page.slice(found).map { $0.response(at: call.now) }, pageSize: page.size,
                pageNumber: page.number, total: found.count, lastUri: links.last, firstUri: links.first,
                selfUri: links.own, nextUri: links.next, previousUri: links.previous,
                pageCount: page.count(of: found.count)))
    }
}
