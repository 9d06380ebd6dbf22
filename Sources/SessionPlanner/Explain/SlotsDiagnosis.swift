import CoachingModels
import PlanModel
import SlotSolver

/// Explains why the slots allow a session no place at all.
struct SlotsDiagnosis {
    let compiled: PlanningProblem
    /// Persons of whom some answer told a schedule.
    private let known: Set<Int32>
    private let names: IdentifierTable<String>

    init(_ compiled: PlanningProblem) {
        self.compiled = compiled
        known = Set(
            compiled.slots.calls.lazy.flatMap { $0.attendeeSchedules + $0.facilitatorSchedules }
                .map { compiled.people.personOfUser[Int($0.user)] })
        let people =
            compiled.request.attendees.map { ($0.id, $0.shownName) }
            + compiled.request.facilitators.map { ($0.id, $0.shownName) }
        names = IdentifierTable(people)
    }

    func explain(_ session: SessionRequest) -> (UnscheduledReason, String) {
        let strangers = session.attendees.filter { !isKnown($0) }
        guard strangers.isEmpty else {
            return (.attendeeUnknown, self.strangers(strangers))
        }
        guard session.facilitators.contains(where: isKnown) else {
            return (.facilitatorUnknown, self.strangers(session.facilitators))
        }
        let starts = compiled.starts(of: session)
        if let pin = session.pin { return (.pinNotAvailable, pinned(session, pin, starts)) }
        let length = "\(session.lengthInMinutes) minutes"
        if starts.attendeesFree.isEmpty {
            let together = session.attendees.count == 1 ? "is never free" : "are never free together"
            return (.noAttendeeTime, "\(list(session.attendees)) \(together) for \(length) inside the window")
        }
        if starts.allFree.allSatisfy(\.isEmpty) {
            return (
                .noCommonTime,
                "\(list(session.facilitators)): nobody is free for \(length) when \(list(session.attendees)) \(session.attendees.count == 1 ? "is" : "are")"
            )
        }
        var free = TickSet(tickCount: compiled.timeline.tickCount)
        for ticks in starts.allFree { free.formUnion(ticks) }
        return (.noSuggestedSlot, unsuggested(session, free: free))
    }

    private func pinned(_ session: SessionRequest, _ pin: PinRequest, _ starts: CandidateStarts) -> String {
        let clock = compiled.timeline.clock
        let place = "at the pinned \(clock.day(of: pin.dateStart)) \(clock.shownTime(pin.dateStart))"
        guard let tick = compiled.timeline.tick(startingAt: pin.dateStart), starts.attendeesFree.contains(tick) else {
            return
                "\(place) not every attendee is free for \(session.lengthInMinutes) minutes: \(list(session.attendees))"
        }
        let leaders = session.facilitators.indices.filter {
            session.facilitators[$0].isSameIdentifier(as: pin.facilitatorId ?? session.facilitators[$0])
        }
        guard leaders.contains(where: { starts.allFree[$0].contains(tick) }) else {
            return "\(place) none of these is free to lead it: \(list(leaders.map { session.facilitators[$0] }))"
        }
        return "\(place) all are free, but the service did not suggest it with a rating that the policy allows"
    }

    private func isKnown(_ id: String) -> Bool { compiled.people.personOfId[id].map(known.contains) ?? false }

    func list(_ ids: [String]) -> String {
        let shown = ids.prefix(5).map { names[$0] ?? ForeignText.shown($0) }
        let rest = ids.count > 5 ? ["\(ids.count - 5) more"] : []
        return Numbers.joined(shown + rest)
    }
}
