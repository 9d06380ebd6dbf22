import CoachingModels
public import PlanModel

/// A plan as people and other programs read it: the dry run of `plan` and `show`.
public struct PlanReport {
    let plan: Plan
    let clock: ZoneClock
    private let staffing: [String: [Int64: StaffingTick]]
    /// Of all people whom the plan tells of; empty for plans of earlier versions, which have `names` only.
    private let nameOfUser: IdentifierTable<String>

    /// Times are shown in the request's zone; in UTC if this machine does not know that zone.
    public init(_ plan: Plan) {
        self.plan = plan
        clock = ZoneClock(name: plan.request.timeZone) ?? .utc
        nameOfUser = IdentifierTable((plan.people ?? []).compactMap { one in one.name.map { (one.id, $0) } })
        staffing = Dictionary(grouping: plan.staffing, by: \.group).mapValues { ticks in
            Dictionary(
                ticks.map { (Tick(at: $0.dateStart).count, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The dry run as a document.
    ///
    /// - Parameter now: tells how old the service's answers are; nil leaves that out.
    public func document(now: Instant? = nil) -> ReportDocument {
        ReportDocument(
            facts: facts, sections: [heading(now), sessions, unscheduled, groups, costs, proof], clock: clock)
    }

    /// The dry run as text so many columns wide.
    ///
    /// - Parameter now: tells how old the service's answers are; nil leaves that out.
    public func table(width: Int = 100, now: Instant? = nil) -> String { document(now: now).text(width: width) }

    /// The dry run as one JSON document, for other programs. Names and local times are filled in.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    public func json() throws -> String { try document().json() }

    /// One row for each session as comma separated values, those without a place at the end: they have no facilitator,
    /// and those who might lead them are in `facilitators`.
    public var csv: String { allSessions.csv(clock) }

    /// The sessions with a place, by time, then by facilitator.
    var rows: [ReportRow] {
        plan.appointments.map(row).sorted {
            ($0.start, $0.facilitator.name, $0.session) < ($1.start, $1.facilitator.name, $1.session)
        }
    }

    private func row(_ appointment: PlannedAppointment) -> ReportRow {
        let body = appointment.body
        let start = Instant(body.dateStart)
        return ReportRow(
            session: appointment.session, name: body.name, start: start,
            end: start.advanced(byMinutes: body.lengthInMinutes),
            facilitator: person(body.facilitatorId ?? ""), attendees: body.attendeeIds.map(person),
            location: body.location, worst: worstTick(of: body, from: Tick(at: start).count))
    }

    /// The tick of an appointment in which the staffing of its people's groups is worst with the plan.
    private func worstTick(of body: CreateCoachingAppointmentRequest, from first: Int64) -> StaffingTick? {
        let groups = Set(body.attendeeIds.compactMap { plan.staffingGroups[$0] }).sorted()
        let ticks = groups.flatMap { group in
            (first..<first + Int64(Tick.whole(inMinutes: body.lengthInMinutes))).compactMap { staffing[group]?[$0] }
        }
        return ticks.filter { $0.after != nil }.min { ($0.after ?? 0) < ($1.after ?? 0) }
    }

    /// Somebody by the name that the plan has for them.
    func person(_ id: String) -> ReportPerson { ReportPerson(id: id, name: nameOfUser[id] ?? plan.names[id] ?? id) }
}

/// One placed session, ready to be shown.
struct ReportRow {
    var session: String
    var name: String
    var start: Instant
    var end: Instant
    var facilitator: ReportPerson
    var attendees: [ReportPerson]
    var location: String?
    /// Nil where the service told no staffing for any of its ticks.
    var worst: StaffingTick?
}
