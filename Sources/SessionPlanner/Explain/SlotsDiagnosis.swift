import CoachingModels
import PlanModel
import SlotSolver

/// Explains why the slots allow a session no place at all.
struct SlotsDiagnosis {
    let compiled: PlanningProblem
    /// Persons for whom some answer contains a schedule.
    private let known: Set<Int32>
    private let names: IdentifierTable<String>
    private let opening: OpeningDiagnosis

    init(_ compiled: PlanningProblem) {
        self.compiled = compiled
        opening = OpeningDiagnosis(
            request: compiled.request, timeline: compiled.timeline, people: compiled.people, opens: compiled.opens)
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
        if let closers = opening.closers(of: session) { return (.closedTimes, closers) }
        if starts.attendeesFree.isEmpty {
            let together = session.attendees.count == 1 ? "is never free" : "are never free together"
            let open = starts.open == starts.inWindow ? "" : " and the hours that hold for it"
            return (.noAttendeeTime, "\(list(session.attendees)) \(together) for \(length) inside the window\(open)")
        }
        if starts.withMargin.isEmpty {
            let are = session.attendees.count == 1 ? "is" : "are"
            return (
                .noMargin,
                "\(list(session.attendees)) \(are) free for \(length), but nowhere for \(compiled.request.policy.marginMinutes) minutes before and after as well"
            )
        }
        if starts.allFree.allSatisfy(\.isEmpty) {
            return (
                .noCommonTime,
                "\(list(session.facilitators)): nobody is free for \(length)\(withinHours(session)) when \(list(session.attendees)) \(session.attendees.count == 1 ? "is" : "are")"
            )
        }
        if !starts.suggested.allSatisfy(\.isEmpty) {
            let places = starts.suggested.reduce(0) { $0 + $1.count }
            return (.forbidden, "the request forbids all \(Numbers.counted(places, "place")) that the slots allow it")
        }
        var free = TickSet(tickCount: compiled.timeline.tickCount)
        for ticks in starts.allFree { free.formUnion(ticks) }
        return (.noSuggestedSlot, unsuggested(session, free: free))
    }

    private func pinned(_ session: SessionRequest, _ pin: PinRequest, _ starts: CandidateStarts) -> String {
        let clock = compiled.timeline.clock
        let place = "at the pinned \(clock.day(of: pin.dateStart)) \(clock.shownTime(pin.dateStart))"
        let tick = compiled.timeline.tick(startingAt: pin.dateStart)
        if let tick, starts.inWindow.contains(tick), !starts.open.contains(tick) {
            return "\(place) is not within the hours that hold for it, or in a closed time"
        }
        guard let tick, starts.attendeesFree.contains(tick) else {
            return
                "\(place) not every attendee is free for \(session.lengthInMinutes) minutes: \(list(session.attendees))"
        }
        guard starts.withMargin.contains(tick) else {
            return
                "\(place) not every attendee is free for \(compiled.request.policy.marginMinutes) minutes before and after"
        }
        let leaders = session.facilitators.indices.filter {
            session.facilitators[$0].isSameIdentifier(as: pin.facilitatorId ?? session.facilitators[$0])
        }
        guard leaders.contains(where: { starts.allFree[$0].contains(tick) }) else {
            return "\(place) none of these is free to lead it: \(list(leaders.map { session.facilitators[$0] }))"
        }
        if leaders.contains(where: { starts.suggested[$0].contains(tick) }) { return "\(place) the request forbids it" }
        return "\(place) all are free, but the service did not suggest it with a rating that the policy allows"
    }

    /// Words to add if any of the people who may lead have hours of their own.
    private func withinHours(_ session: SessionRequest) -> String {
        let leaders = session.facilitators.compactMap { compiled.people.facilitatorOfId[$0] }
        let haveHours = leaders.contains { !compiled.request.facilitators[Int($0)].opening.isAlways }
        return haveHours ? " within their hours" : ""
    }

    private func isKnown(_ id: String) -> Bool { compiled.people.personOfId[id].map(known.contains) ?? false }

    func list(_ ids: [String]) -> String {
        let shown = ids.prefix(5).map { names[$0] ?? ForeignText.shown($0) }
        let rest = ids.count > 5 ? ["\(ids.count - 5) more"] : []
        return Numbers.joined(shown + rest)
    }
}
