import CoachingModels
import CoachingSandbox
import PlanModel
import Scenarios

extension SandboxWorld {
    /// A ready request for the people of this world, with a session for each person to be coached.
    ///
    /// - Parameters:
    ///   - days: local days of the horizon, from the first day of the world on.
    ///   - sessions: the number of sessions; nil for one for each person.
    func request(days: Int = 12, sessions: Int? = nil) throws -> PlanRequest {
        guard let clock = ZoneClock(name: shape.timeZone) else {
            throw Failure(.usage, "\(shape.timeZone) is not the IANA name of a time zone that a request can have.")
        }
        let centre = CentreRequest(
            attendees: attendees.map(person), coaches: facilitators.map(person), clock: clock,
            firstDay: shape.firstDay, days: min(days, shape.weeks * 7), seed: shape.seed)
        return try centre.request(sessions: sessions ?? shape.attendees)
    }

    private func person(_ person: Person) -> CentreRequest.Person {
        CentreRequest.Person(
            id: person.id, name: person.name, unit: person.businessUnit,
            staffingGroup: person.planningGroup.map { planningGroups[$0].name })
    }
}
