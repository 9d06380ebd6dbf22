import CoachingModels
import PlanModel

/// The properties by which an appointment is recognised: a caller who lost the answer has no other mark to go by.
struct AppointmentShape: Sendable, Hashable {
    var name: String
    /// Milliseconds since 1970, rounded down to the minute as the service does.
    var start: Int64
    var minutes: Int
    var facilitator: String?
    var attendees: Set<String>

    init(_ body: CreateCoachingAppointmentRequest) {
        name = body.name
        start = Self.wholeMinute(body.dateStart)
        minutes = body.lengthInMinutes
        facilitator = body.facilitatorId
        attendees = Set(body.attendeeIds)
    }

    /// Nil if the answer is missing a field that every appointment must have.
    init?(_ appointment: CoachingAppointmentResponse) {
        guard let dateStart = appointment.dateStart, let length = appointment.lengthInMinutes else { return nil }
        name = appointment.name ?? ""
        start = Self.wholeMinute(dateStart)
        minutes = length
        facilitator = appointment.facilitator?.id
        attendees = Set((appointment.attendees ?? []).compactMap(\.id))
    }

    /// Everybody who takes part.
    var people: Set<String> { facilitator.map { attendees.union([$0]) } ?? attendees }

    /// One person whose lists show it: the facilitator, as there are few of them, or else an attendee.
    var leader: String? { facilitator ?? attendees.min() }

    /// First millisecond after it.
    var end: Int64 { start + Int64(minutes) * 60_000 }

    /// Whether somebody would have to be in both at once.
    func clashes(with other: AppointmentShape) -> Bool {
        start < other.end && other.start < end && !people.isDisjoint(with: other.people)
    }

    private static func wholeMinute(_ date: ServiceDate) -> Int64 {
        date.millisecondsSince1970.flooredDivision(by: 60_000) * 60_000
    }
}
