import CoachingModels
import PlanModel

/// Explains why a place that a plan gives a session is no candidate of it.
struct PlaceDiagnosis {
    private let problem: PlanningProblem
    private let names: SlotsDiagnosis

    init(_ problem: PlanningProblem) {
        self.problem = problem
        names = SlotsDiagnosis(problem)
    }

    func withoutSession(_ appointment: PlannedAppointment) -> LostPlace {
        lost(appointment, .noSession, "the request has no such session any more")
    }

    /// The first rule that the place breaks, in the order in which candidates are narrowed down.
    func explain(_ appointment: PlannedAppointment, session index: Int, isPlacedTwice: Bool) -> LostPlace {
        let session = problem.request.sessions[index]
        if isPlacedTwice { return lost(appointment, .placedTwice, "the plan has two places for it") }
        guard let leader = appointment.body.facilitatorId else {
            return lost(appointment, .nobodyLeads, "the plan names nobody who leads it")
        }
        guard let position = session.facilitators.firstIndex(where: leader.isSameIdentifier) else {
            return lost(appointment, .notAFacilitator, "\(names.list([leader])) may not lead it any more")
        }
        if session.attendees.contains(where: leader.isSameIdentifier) {
            return lost(appointment, .facilitatorAttends, "\(names.list([leader])) attends it now")
        }
        let starts = problem.starts(of: session)
        guard let tick = problem.timeline.tick(startingAt: appointment.start), starts.inWindow.contains(tick) else {
            return lost(
                appointment, .outsideWindow, "\(time(of: appointment)) is not a start inside its window any more")
        }
        return explain(appointment, session, leader: leader, position: position, tick: tick, starts)
    }

    private func explain(
        _ appointment: PlannedAppointment, _ session: SessionRequest, leader: String, position: Int, tick: Int,
        _ starts: CandidateStarts
    ) -> LostPlace {
        let time = time(of: appointment)
        if !starts.open.contains(tick) {
            return lost(appointment, .closedTimes, "\(time) is not within the hours that hold for it any more")
        }
        if !starts.attendeesFree.contains(tick) {
            let busy = session.attendees.filter { !isFree($0, from: tick, ticks: session.ticks) }
            let are = busy.count == 1 ? "is" : "are"
            return lost(appointment, .attendeeNotFree, "\(names.list(busy)) \(are) not free at \(time) any more")
        }
        if !starts.withMargin.contains(tick) {
            let margin = "\(problem.request.policy.marginMinutes) minutes before and after"
            return lost(appointment, .noMargin, "not every attendee is free at \(time) with \(margin)")
        }
        if !starts.allFree[position].contains(tick) {
            return lost(appointment, .facilitatorNotFree, "\(names.list([leader])) is not free at \(time) any more")
        }
        if !starts.suggested[position].contains(tick) {
            return lost(
                appointment, .notSuggested,
                "the service does not suggest \(time) any more with a rating that the policy allows")
        }
        return lost(appointment, .pinnedElsewhere, "the request pins it to another place than \(time)")
    }

    private func isFree(_ id: String, from tick: Int, ticks: Int) -> Bool {
        problem.people.personOfId[id].map { problem.availability.free[Int($0)].starts(ofRuns: ticks).contains(tick) }
            ?? false
    }

    private func time(of appointment: PlannedAppointment) -> String {
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
}
