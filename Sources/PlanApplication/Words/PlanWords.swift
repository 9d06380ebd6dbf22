package import CoachingModels
package import PlanModel

/// People, times and sessions of a plan as its planner reads them: names, local times, ids in brackets.
package struct PlanWords: Sendable {
    private let names: [String: String]
    /// The clock in which times are given.
    package let clock: ZoneClock

    /// The words of a plan as its journal holds it.
    package init(_ plan: RecordedPlan) {
        names = Dictionary(
            plan.people.compactMap { one in one.name.map { (one.id, $0) } }, uniquingKeysWith: { first, _ in first })
        clock = plan.clock
    }

    /// For a plan of which nothing is known.
    static let none = PlanWords(
        RecordedPlan(id: "", digest: "", seal: nil, name: nil, timeZone: nil, people: []))

    /// The name; nil if the request gave none.
    package func name(of id: String) -> String? { names[id] }

    /// `Ana Silva [a-ana]`
    package func person(_ id: String) -> String {
        let shown = ForeignText.shown(id)
        return names[id].map { "\(ForeignText.shown($0)) [\(shown)]" } ?? shown
    }

    /// A person who may be absent from the appointment.
    func person(_ id: String?) -> String { id.map { person($0) } ?? "nobody" }

    /// Several people in the order of their ids.
    package func people(_ ids: some Sequence<String>) -> String {
        let all = ids.sorted().map { person($0) }
        return all.isEmpty ? "nobody" : Numbers.joined(all)
    }

    /// `Mon 2026-12-07 09:00`
    package func time(_ instant: Instant) -> String {
        let (day, time) = clock.local(instant)
        return "\(Weekday(rawValue: day.weekday)?.description ?? "") \(day) \(time)"
    }

    /// `Mon 2026-12-07 09:00, Priya Raman [c-priya] with Ana Silva [a-ana]`
    package func appointment(_ body: CreateCoachingAppointmentRequest) -> String {
        let attendees = people(body.attendeeIds)
        let who = body.facilitatorId.map { "\(person($0)) with \(attendees)" } ?? attendees
        return "\(time(Instant(body.dateStart))), \(who)"
    }

    /// `s-ana: Mon 2026-12-07 09:00, Priya Raman [c-priya] with Ana Silva [a-ana]`
    package func entry(_ entry: ApplyEntry) -> String {
        "\(ForeignText.shown(entry.session)): \(appointment(entry.appointment))"
    }
}
