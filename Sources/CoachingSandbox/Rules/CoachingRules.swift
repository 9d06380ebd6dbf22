import CoachingModels
import Foundation

/// The service's requirements on people, times and texts. One method per rule; each throws the refusal that the service
/// would return.
struct CoachingRules: Sendable {
    let world: SandboxWorld
    let assumptions: SandboxAssumptions

    /// The indices of people, who must all exist and be in a division that the caller may work with.
    ///
    /// The service does not distinguish a user who does not exist from one whom the caller may not see.
    func people(_ ids: [String], caller: Caller, status: Int) throws(ServiceError) -> [Int] {
        var indices: [Int] = []
        var seen: Set<String> = []
        for id in ids where seen.insert(id).inserted {
            guard let index = world.personIndex[id],
                caller.divisions.contains(world.people[index].division.rawValue)
            else { throw ServiceError.usersNotPermitted(status: status) }
            indices.append(index)
        }
        return indices
    }

    /// People who are scheduled together must belong to one business unit.
    func shareBusinessUnit(attendees: [Int], facilitators: [Int]) throws(ServiceError) {
        let units = Set((attendees + facilitators).compactMap { world.people[$0].businessUnit })
        if units.count > 1 { throw ServiceError.differentBusinessUnits }
        if !units.isEmpty && attendees.contains(where: { world.people[$0].businessUnit == nil }) {
            throw ServiceError.attendeeWithoutBusinessUnit
        }
    }

    func participantCount(_ ids: [String], field: String) throws(ServiceError) {
        guard ids.count <= assumptions.maximumParticipants else {
            throw ServiceError.constraint(
                field, "\(field) must name at most \(assumptions.maximumParticipants) users, not \(ids.count)")
        }
    }

    /// Sessions may last a multiple of a quarter hour, up to an hour.
    func slotLength(_ minutes: Int) throws(ServiceError) {
        guard minutes >= 15, minutes <= 60, minutes % Tick.minutes == 0 else {
            throw ServiceError.constraint(
                "lengthInMinutes", "lengthInMinutes must be a multiple of 15 from 15 to 60, not \(minutes)")
        }
    }

    func slotInterval(_ text: String) throws(ServiceError) -> ServiceInterval {
        guard let interval = ServiceInterval(text) else { throw ServiceError.invalidDate("interval") }
        guard interval.start < interval.end else {
            throw ServiceError.constraint("interval", "interval must end after it starts: \(text)")
        }
        let minutes = interval.end.minute - interval.start.minute
        guard minutes <= assumptions.maximumSlotQueryDays * 1440 else {
            throw ServiceError.constraint(
                "interval", "interval must not be longer than \(assumptions.maximumSlotQueryDays) days: \(text)")
        }
        return interval
    }

    func slotQuery(_ request: CoachingSlotsRequest, caller: Caller, now: Date) throws(ServiceError) -> SlotQuery {
        let interval = try slotInterval(request.interval)
        try slotLength(request.lengthInMinutes)
        guard !request.attendeeIds.isEmpty else {
            throw ServiceError.constraint("attendeeIds", "attendeeIds must name at least one user")
        }
        let facilitatorIDs = request.facilitatorIds ?? []
        try participantCount(request.attendeeIds, field: "attendeeIds")
        try participantCount(facilitatorIDs, field: "facilitatorIds")
        let attendees = try people(request.attendeeIds, caller: caller, status: 403)
        let facilitators = try people(facilitatorIDs, caller: caller, status: 403)
        try shareBusinessUnit(attendees: attendees, facilitators: facilitators)
        return SlotQuery(
            from: interval.start.minuteUp, to: interval.end.minute,
            earliestStart: assumptions.suggestsPastSlots ? .min / 2 : (ServiceDate(now) ?? .latest).minuteUp,
            length: request.lengthInMinutes, attendees: attendees, facilitators: facilitators,
            interruptible: Set(request.interruptibleAppointmentIds ?? []))
    }
}
