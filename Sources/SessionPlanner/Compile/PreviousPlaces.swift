import CoachingModels
import PlanModel

/// Where a previous plan has its sessions.
struct PreviousPlaces {
    private struct Place {
        /// Nil for somebody who is not in the request: such a place cannot be kept.
        let facilitator: Int32?
        let start: Instant
    }

    private var places: [String: Place] = [:]

    init(_ previous: BasePlan?, _ people: PeopleIndex) {
        for appointment in previous?.plan.appointments ?? [] {
            places[appointment.session] = Place(
                facilitator: appointment.body.facilitatorId.flatMap { people.facilitatorOfId[$0] },
                start: Instant(appointment.body.dateStart))
        }
    }

    /// Whether the plan has the session.
    func has(_ session: SessionRequest) -> Bool { places[session.key] != nil }

    /// Whether the plan has the session at another place.
    func moves(_ session: SessionRequest, facilitator: Int32, start: Instant) -> Bool {
        guard let place = places[session.key] else { return false }
        return place.facilitator != facilitator || place.start != start
    }
}
