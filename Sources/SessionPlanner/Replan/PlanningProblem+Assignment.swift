import CoachingModels
public import PlanModel
import SlotSolver

/// Maps a plan back to the problem that it solves.
extension PlanningProblem {
    /// The plan's places among the candidates of this problem. Sessions without a place in the plan have none.
    ///
    /// A place is the session, the facilitator and the start: other properties of an appointment that have changed
    /// since, such as its name or its length, are not compared. Nor is it checked that the places keep the rules
    /// together.
    ///
    /// - Throws: `LostPlaces` if some of them are not candidates here, with the reason for each, and with all other
    ///   places.
    public func assignment(of plan: Plan) throws(LostPlaces) -> PlanAssignment {
        let (assignment, lost) = trace(plan)
        guard lost.isEmpty else { throw LostPlaces(places: lost, remaining: assignment) }
        return assignment
    }

    /// Sessions at some places, by their keys; places that are not candidates are left out.
    public func assignment(at places: [String: SessionPlace]) -> PlanAssignment {
        PlanAssignment(
            candidates: request.sessions.enumerated().map { index, session in
                places[session.key].flatMap { candidate(at: $0, session: index) } ?? -1
            })
    }

    /// Why a session cannot have a place, whatever else is planned; nil if it can. Places that another session had are
    /// described as places that nobody had yet.
    public func obstacle(to key: String, at place: SessionPlace) -> LostPlace? {
        guard let index = request.sessions.firstIndex(where: { $0.key == key }) else { return nil }
        return candidate(at: place, session: index) == nil
            ? PlaceDiagnosis(self, since: "").explain(place, session: index) : nil
    }

    /// The plan's places that this problem still has.
    func whatIsLeft(of plan: Plan) -> PlanAssignment { trace(plan).assignment }

    private func trace(_ plan: Plan) -> (assignment: PlanAssignment, lost: [LostPlace]) {
        let indexOfKey = Dictionary(
            request.sessions.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let diagnosis = PlaceDiagnosis(self)
        var candidates = [Int32](repeating: -1, count: request.sessions.count)
        var lost: [LostPlace] = []
        for appointment in plan.appointments {
            guard let index = indexOfKey[appointment.session] else {
                lost.append(diagnosis.withoutSession(appointment))
                continue
            }
            if candidates[index] < 0, let candidate = candidate(of: appointment, session: index) {
                candidates[index] = candidate
            } else {
                lost.append(diagnosis.explain(appointment, session: index, isPlacedTwice: candidates[index] >= 0))
            }
        }
        return (PlanAssignment(candidates: candidates), lost)
    }

    private func candidate(of appointment: PlannedAppointment, session: Int) -> Int32? {
        appointment.body.facilitatorId.flatMap {
            candidate(at: SessionPlace(start: appointment.start, facilitatorId: $0), session: session)
        }
    }

    private func candidate(at place: SessionPlace, session: Int) -> Int32? {
        guard let facilitator = people.facilitatorOfId[place.facilitatorId],
            let tick = timeline.tick(startingAt: place.start)
        else { return nil }
        return problem.candidates.range(ofSession: session).first {
            problem.candidates.facilitator[$0] == facilitator && Int(problem.candidates.start[$0]) == tick
        }.map(Int32.init)
    }
}

extension PlannedAppointment {
    /// When the appointment begins.
    var start: Instant { Instant(body.dateStart) }
}
