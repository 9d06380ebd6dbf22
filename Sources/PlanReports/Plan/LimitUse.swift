import CoachingModels
import PlanModel

/// How much of a limit a plan uses.
struct LimitUse {
    var used: Int
    var limit: Int
    var unit: String

    var text: String { "\(used) of \(limit) \(unit)" }
}

/// The limits that leave sessions without a place, and how much of them the whole plan uses.
struct Limits {
    private let plan: Plan
    private let rows: [ReportRow]
    private let coaches: IdentifierTable<CoachUse>

    init(_ report: PlanReport) {
        plan = report.plan
        rows = report.allRows
        let led = Dictionary(grouping: report.allRows, by: { Identifier($0.facilitator.id) })
        coaches = IdentifierTable(
            (report.plan.coaches ?? []).map {
                ($0.id, CoachUse($0, led: led[Identifier($0.id)] ?? [], clock: report.clock))
            })
    }

    /// Nil if the plan does not contain it, or nothing is limited.
    func use(of cause: UnscheduledCause) -> LimitUse? {
        switch cause.rule {
        case .facilitatorSessionsPerDay, .facilitatorMinutesPerDay, .facilitatorSessionsPerWeek,
            .facilitatorMinutesPerWeek, .facilitatorBusy, .facilitatorBuffer:
            return coaches[cause.who].flatMap { use(of: $0, cause.rule) }
        case .groupAway:
            guard let limit = plan.policy?.staffingGroups[cause.who]?.maxAway else { return nil }
            let away = plan.staffing.filter { $0.group == cause.who }.map(\.away).max() ?? 0
            return LimitUse(used: away, limit: limit, unit: "people at once")
        case .locationFull:
            guard let limit = plan.policy?.locations[cause.who] else { return nil }
            return LimitUse(used: mostAtOnce(in: cause.who), limit: limit, unit: "sessions at once")
        default: return nil
        }
    }

    private func use(of use: CoachUse, _ rule: UnscheduledObstacle.Rule?) -> LimitUse? {
        let coach = use.coach
        let working = use.days.count { $0.freeMinutes != 0 }
        let (heldOnDays, heldInWeeks) = (use.days.flatMap(\.held), use.weeks.flatMap(use.held))
        let (days, weeks) = (Numbers.counted(working, "day"), Numbers.counted(use.weeks.count, "week"))
        let found: (limit: Int?, used: Int, unit: String) =
            switch rule {
            case .facilitatorSessionsPerDay:
                (coach.maxSessionsPerDay.map { $0 * working }, use.sessions + heldOnDays.count, "sessions on \(days)")
            case .facilitatorMinutesPerDay:
                (coach.maxMinutesPerDay.map { $0 * working }, use.minutes + heldOnDays.minutes, "minutes on \(days)")
            case .facilitatorSessionsPerWeek:
                (
                    coach.maxSessionsPerWeek.map { $0 * use.weeks.count }, use.sessions + heldInWeeks.count,
                    "sessions in \(weeks)"
                )
            case .facilitatorMinutesPerWeek:
                (
                    coach.maxMinutesPerWeek.map { $0 * use.weeks.count }, use.minutes + heldInWeeks.minutes,
                    "minutes in \(weeks)"
                )
            default:
                (coach.days.map { $0.reduce(0) { $0 + $1.freeMinutes } }, use.minutes, "free minutes")
            }
        return found.limit.map { LimitUse(used: found.used, limit: $0, unit: found.unit) }
    }

    private func mostAtOnce(in location: String) -> Int {
        let ticks = rows.filter { $0.location == location }.flatMap { row in
            Tick(at: row.start).count..<Tick(at: row.start).count + Int64(Tick.whole(inMinutes: row.minutes))
        }
        return Dictionary(grouping: ticks, by: \.self).values.map(\.count).max() ?? 0
    }
}
