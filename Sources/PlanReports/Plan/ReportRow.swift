import CoachingModels
import PlanModel

/// One placed session, ready to be shown.
struct ReportRow {
    var session: String
    var name: String
    var start: Instant
    var end: Instant
    var facilitator: ReportPerson
    var attendees: [ReportPerson]
    var location: String?
    /// The tick in which the staffing of its people's groups is worst with the plan; nil if the service reported none.
    var worst: StaffingTick?
    /// The first tick of the session, for the group that is worst off in it; nil if the service reported nothing on it.
    var first: StaffingTick?

    var minutes: Int { Int((end.seconds - start.seconds) / 60) }

    /// The sessions with a place, by time, then by facilitator.
    static func rows(of plan: Plan, person: (String) -> ReportPerson) -> [ReportRow] {
        let staffing = Dictionary(grouping: plan.staffing, by: \.group).mapValues { ticks in
            Dictionary(ticks.map { (Tick(at: $0.dateStart).count, $0) }, uniquingKeysWith: { first, _ in first })
        }
        return plan.appointments.map { appointment in
            let body = appointment.body
            let start = Instant(body.dateStart)
            var row = ReportRow(
                session: appointment.session, name: body.name, start: start,
                end: start.advanced(byMinutes: body.lengthInMinutes), facilitator: person(body.facilitatorId ?? ""),
                attendees: body.attendeeIds.map(person), location: body.location)
            row.addStaffing(staffing, groups: Set(body.attendeeIds.compactMap { plan.staffingGroups[$0] }).sorted())
            return row
        }.sorted {
            ($0.start, $0.facilitator.name, $0.session) < ($1.start, $1.facilitator.name, $1.session)
        }
    }

    private mutating func addStaffing(_ staffing: [String: [Int64: StaffingTick]], groups: [String]) {
        let begin = Tick(at: start).count
        let ticks = groups.flatMap { group in
            (begin..<begin + Int64(Tick.whole(inMinutes: minutes))).compactMap { staffing[group]?[$0] }
        }
        worst = ticks.filter { $0.after != nil }.min { ($0.after ?? 0) < ($1.after ?? 0) }
        first = groups.compactMap { staffing[$0]?[begin] }.filter { $0.before != nil }
            .min { ($0.before ?? 0) < ($1.before ?? 0) }
    }
}
