import CoachingModels
import PlanModel
import SlotSolver

/// Finds the published schedule that each placed session belongs to: that of the suggested slot it takes, otherwise
/// that of the time in which an attendee is available.
struct ScheduleChoice {
    private var scheduleOfSession: [Int: ScheduleReference] = [:]

    init(_ compiled: PlanningProblem, assignment: [Int32]) {
        let suggested = ScheduleChoice.suggested(compiled, assignment)
        let available = ScheduleChoice.available(compiled, assignment)
        for session in assignment.indices {
            if let number = suggested[session] ?? available[session] {
                scheduleOfSession[session] = compiled.slots.schedules[Int(number)]
            }
        }
    }

    /// Nil if the slots name no schedule, or one without its week, to which an appointment cannot refer.
    func schedule(ofSession index: Int) -> WfmScheduleReference? {
        guard let schedule = scheduleOfSession[index], let text = schedule.weekDate, let week = ServiceDay(text),
            !schedule.businessUnit.isEmpty
        else { return nil }
        return WfmScheduleReference(
            id: schedule.id, businessUnit: WfmBusinessUnitReference(id: schedule.businessUnit), weekDate: week)
    }

    /// A placed session, in the terms of the slots.
    private struct Place: Hashable {
        let attendees: [Int32]
        let lengthInMinutes: Int32
        let start: Instant
    }

    private static func suggested(_ compiled: PlanningProblem, _ assignment: [Int32]) -> [Int: Int32] {
        var sessions: [Place: [Int]] = [:]
        for (index, candidate) in assignment.enumerated() where candidate >= 0 {
            let session = compiled.request.sessions[index]
            let place = Place(
                attendees: session.attendees.compactMap { compiled.people.personOfId[$0] }.sorted(),
                lengthInMinutes: Int32(session.lengthInMinutes), start: start(candidate, compiled))
            sessions[place, default: []].append(index)
        }
        var found: [Int: Int32] = [:]
        for call in compiled.slots.calls {
            let attendees = call.attendees.map { compiled.people.personOfUser[Int($0)] }.sorted()
            for slot in call.suggestedSlots where slot.schedule >= 0 {
                let place = Place(attendees: attendees, lengthInMinutes: slot.lengthInMinutes, start: slot.start)
                for session in sessions[place] ?? [] where found[session] == nil { found[session] = slot.schedule }
            }
        }
        return found
    }

    private static func available(_ compiled: PlanningProblem, _ assignment: [Int32]) -> [Int: Int32] {
        var sessions: [Int32: [(index: Int, start: Instant)]] = [:]
        for (index, candidate) in assignment.enumerated() where candidate >= 0 {
            for id in compiled.request.sessions[index].attendees {
                sessions[compiled.people.personOfId[id] ?? -1, default: []].append((index, start(candidate, compiled)))
            }
        }
        var found: [Int: Int32] = [:]
        for schedule in compiled.slots.calls.lazy.flatMap(\.attendeeSchedules) {
            for session in sessions[compiled.people.personOfUser[Int(schedule.user)]] ?? []
            where found[session.index] == nil {
                found[session.index] =
                    schedule.periods
                    .first { $0.start <= session.start && session.start < $0.end && $0.schedule >= 0 }?.schedule
            }
        }
        return found
    }

    private static func start(_ candidate: Int32, _ compiled: PlanningProblem) -> Instant {
        compiled.timeline.start(ofTick: Int(compiled.problem.candidates.start[Int(candidate)]))
    }
}
