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
                ticks.map { ($0.dateStart.seconds / 900, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The sessions with a place, by time, then by facilitator.
    var rows: [ReportRow] {
        plan.appointments.map(row).sorted {
            ($0.start, $0.facilitator, $0.session) < ($1.start, $1.facilitator, $1.session)
        }
    }

    private func row(_ appointment: PlannedAppointment) -> ReportRow {
        let body = appointment.body
        let start = Instant(microseconds: body.dateStart.millisecondsSince1970 * 1000)
        return ReportRow(
            session: appointment.session, name: body.name, start: start,
            end: start.advanced(bySeconds: Int64(body.lengthInMinutes) * 60),
            facilitatorId: body.facilitatorId ?? "", facilitator: shown(body.facilitatorId ?? ""),
            attendeeIds: body.attendeeIds, attendees: body.attendeeIds.map(shown), location: body.location,
            worst: worstTick(of: body, from: start.seconds / 900))
    }

    /// The tick of an appointment in which the staffing of its people's groups is worst with the plan.
    private func worstTick(of body: CreateCoachingAppointmentRequest, from first: Int64) -> StaffingTick? {
        let groups = Set(body.attendeeIds.compactMap { plan.staffingGroups[$0] }).sorted()
        let ticks = groups.flatMap { group in
            (first..<first + Int64(body.lengthInMinutes / 15)).compactMap { staffing[group]?[$0] }
        }
        return ticks.filter { $0.after != nil }.min { ($0.after ?? 0) < ($1.after ?? 0) }
    }

    private func shown(_ user: String) -> String { nameOfUser[user] ?? plan.names[user] ?? user }

    /// The names of people as far as the plan has them; nobody where it does not say who they are.
    func names(_ users: [String]?) -> [String] { (users ?? []).map(shown) }
}

/// One placed session, ready to be shown.
struct ReportRow {
    var session: String
    var name: String
    var start: Instant
    var end: Instant
    var facilitatorId: String
    var facilitator: String
    var attendeeIds: [String]
    var attendees: [String]
    var location: String?
    /// Nil where the service told no staffing for any of its ticks.
    var worst: StaffingTick?
}
