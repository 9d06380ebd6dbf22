import CoachingModels
import PlanModel

/// Explains why a place that a plan gives a session is not a candidate of it.
struct PlaceDiagnosis {
    private let problem: PlanningProblem
    private let names: SlotsDiagnosis
    /// Words to add after a rule that was once kept; empty for a place that nobody had yet.
    private let since: String

    init(_ problem: PlanningProblem, since: String = " any more") {
        self.problem = problem
        self.since = since
        names = SlotsDiagnosis(problem)
    }

    func withoutSession(_ appointment: PlannedAppointment) -> LostPlace {
        lost(appointment, .noSession, "the request has no such session\(since)")
    }

    /// The first rule that the place breaks, in the order in which candidates are narrowed down.
    func explain(_ appointment: PlannedAppointment, session index: Int, isPlacedTwice: Bool) -> LostPlace {
        if isPlacedTwice { return lost(appointment, .placedTwice, "the plan has two places for it") }
        guard let leader = appointment.body.facilitatorId else {
            return lost(appointment, .nobodyLeads, "the plan names nobody who leads it")
        }
        return explain(SessionPlace(start: appointment.start, facilitatorId: leader), session: index)
    }

    /// The first rule that a place of a session breaks.
    func explain(_ appointment: SessionPlace, session index: Int) -> LostPlace {
        let session = problem.request.sessions[index]
        let leader = appointment.facilitatorId
        func lost(_ place: SessionPlace, _ reason: LostPlace.Reason, _ message: String) -> LostPlace {
            self.lost(place, session, reason, message)
        }
        guard let position = session.facilitators.firstIndex(where: leader.isSameIdentifier) else {
            return lost(appointment, .notAFacilitator, "\(names.list([leader])) may not lead it\(since)")
        }
        if session.attendees.contains(where: leader.isSameIdentifier) {
            return lost(appointment, .facilitatorAttends, "\(names.list([leader])) attends it now")
        }
        let starts = problem.starts(of: session)
        guard let tick = problem.timeline.tick(startingAt: appointment.start), starts.inWindow.contains(tick) else {
            return lost(
                appointment, .outsideWindow, "\(time(of: appointment)) is not a start inside its window\(since)")
        }
        return explain(appointment, session, leader: leader, position: position, tick: tick, starts)
    }

    private func explain(
        _ appointment: SessionPlace, _ session: SessionRequest, leader: String, position: Int, tick: Int,
        _ starts: CandidateStarts
    ) -> LostPlace {
        func lost(_ place: SessionPlace, _ reason: LostPlace.Reason, _ message: String) -> LostPlace {
            self.lost(place, session, reason, message)
        }
        let time = time(of: appointment)
        if !starts.open.contains(tick) {
            return lost(appointment, .closedTimes, "\(time) is not within the hours that hold for it\(since)")
        }
        if !starts.attendeesFree.contains(tick) {
            let busy = session.attendees.filter { !isFree($0, from: tick, ticks: session.ticks) }
            let are = busy.count == 1 ? "is" : "are"
            return lost(appointment, .attendeeNotFree, "\(names.list(busy)) \(are) not free at \(time)\(since)")
        }
        if !starts.withMargin.contains(tick) {
            let margin = "\(problem.request.policy.marginMinutes) minutes before and after"
            return lost(appointment, .noMargin, "not every attendee is free at \(time) with \(margin)")
        }
        if !starts.allFree[position].contains(tick) {
            return lost(appointment, .facilitatorNotFree, "\(names.list([leader])) is not free at \(time)\(since)")
        }
        if !starts.suggested[position].contains(tick) {
            return lost(
                appointment, .notSuggested,
                "the service does not suggest \(time)\(since) with a rating that the policy allows")
        }
        if !starts.permitted[position].contains(tick) {
            return lost(appointment, .forbidden, "the request forbids \(time)")
        }
        return lost(appointment, .pinnedElsewhere, "the request pins it to another place than \(time)")
    }

    private func isFree(_ id: String, from tick: Int, ticks: Int) -> Bool {
        problem.people.personOfId[id].map { problem.availability.free[Int($0)].starts(ofRuns: ticks).contains(tick) }
            ?? false
    }

    private func time(of appointment: SessionPlace) -> String {
        let clock = problem.timeline.clock
        return "\(clock.day(of: appointment.start)) \(clock.shownTime(appointment.start))"
    }

    private func lost(
        _ appointment: PlannedAppointment, _ reason: LostPlace.Reason, _ message: String
    ) -> LostPlace {
        LostPlace(
            session: appointment.session, facilitatorId: appointment.body.facilitatorId, start: appointment.start,
            reason: reason, message: message)
    }

    private func lost(
        _ place: SessionPlace, _ session: SessionRequest, _ reason: LostPlace.Reason, _ message: String
    ) -> LostPlace {
        LostPlace(
            session: session.key, facilitatorId: place.facilitatorId, start: place.start, reason: reason,
            message: message)
    }
}
