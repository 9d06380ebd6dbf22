import CoachingModels
import PlanModel

extension PlanReport {
    /// The causes with their sessions, those of most sessions first.
    var causes: [(cause: UnscheduledCause, sessions: [UnscheduledSession])] {
        let left = left
        var order: [UnscheduledCause: Int] = [:]
        for (index, session) in left.enumerated() { order[UnscheduledCause(session), default: index] += 0 }
        return Dictionary(grouping: left, by: UnscheduledCause.init)
            .map { (cause: $0.key, sessions: $0.value) }
            .sorted {
                ($1.sessions.count, order[$0.cause] ?? 0) < ($0.sessions.count, order[$1.cause] ?? 0)
            }
    }

    /// Why sessions are left out, one line for each cause.
    var causeTable: ReportTable {
        ReportTable(
            key: "unscheduledCauses",
            fields: ["reason", "rule", "who", "sessions", "message", "used", "limit", "unit", "count", "usage"],
            rows: causes.map { cause, sessions in
                let use = use(of: cause)
                let message = cause.words { ForeignText.shown(person($0).name) }
                let who = cause.who.isEmpty ? cause.leaders : [cause.who]
                return [
                    .text(cause.reason.rawValue), .optional(cause.rule?.rawValue), who.isEmpty ? .missing : .texts(who),
                    .texts(sessions.map(\.session)), .text(message), .optional(use?.used), .optional(use?.limit),
                    .optional(use?.unit), .count(sessions.count), .optional(use?.text),
                ]
            },
            columns: [
                ReportColumn("Sessions", .value("count"), isNumeric: true, room: .keeps),
                ReportColumn("Because", .value("message")), ReportColumn("Used", .value("usage")),
            ].filter { column in column.title != "Used" || causes.contains { use(of: $0.cause) != nil } })
    }

    /// What the plan uses of a limit.
    struct Use {
        var used: Int
        var limit: Int
        var unit: String

        var text: String { "\(used) of \(limit) \(unit)" }
    }

    /// Nil where the plan does not tell it, or nothing is limited.
    private func use(of cause: UnscheduledCause) -> Use? {
        switch cause.rule {
        case .facilitatorSessionsPerDay, .facilitatorMinutesPerDay, .facilitatorSessionsPerWeek,
            .facilitatorMinutesPerWeek, .facilitatorBusy, .facilitatorBuffer:
            guard let coach = plan.coaches?.first(where: { $0.id.isSameIdentifier(as: cause.who) }) else { return nil }
            let led = allRows.filter { $0.facilitator.id.isSameIdentifier(as: cause.who) }
            return use(of: CoachUse(coach, led: led, clock: clock), cause.rule)
        case .groupAway:
            guard let limit = plan.policy?.staffingGroups[cause.who]?.maxAway else { return nil }
            let away = plan.staffing.filter { $0.group == cause.who }.map(\.away).max() ?? 0
            return Use(used: away, limit: limit, unit: "people at once")
        case .locationFull:
            guard let limit = plan.policy?.locations[cause.who] else { return nil }
            return Use(used: mostAtOnce(in: cause.who), limit: limit, unit: "sessions at once")
        default: return nil
        }
    }

    private func use(of use: CoachUse, _ rule: UnscheduledObstacle.Rule?) -> Use? {
        let working = use.days.filter { $0.freeMinutes != 0 }.count
        let (limit, used, unit): (Int?, Int, String) =
            switch rule {
            case .facilitatorSessionsPerDay:
                (
                    use.coach.maxSessionsPerDay.map { $0 * working }, use.sessions,
                    "sessions on \(Numbers.counted(working, "day"))"
                )
            case .facilitatorMinutesPerDay:
                (
                    use.coach.maxMinutesPerDay.map { $0 * working }, use.minutes,
                    "minutes on \(Numbers.counted(working, "day"))"
                )
            case .facilitatorSessionsPerWeek:
                (
                    use.coach.maxSessionsPerWeek.map { $0 * use.weeks.count }, use.sessions,
                    "sessions in \(Numbers.counted(use.weeks.count, "week"))"
                )
            case .facilitatorMinutesPerWeek:
                (
                    use.coach.maxMinutesPerWeek.map { $0 * use.weeks.count }, use.minutes,
                    "minutes in \(Numbers.counted(use.weeks.count, "week"))"
                )
            default:
                (use.coach.days.map { $0.reduce(0) { $0 + $1.freeMinutes } }, use.minutes, "free minutes")
            }
        return limit.map { Use(used: used, limit: $0, unit: unit) }
    }

    private func mostAtOnce(in location: String) -> Int {
        let ticks = allRows.filter { $0.location == location }.flatMap { row in
            Tick(at: row.start).count..<Tick(at: row.start).count + Int64(Tick.whole(inMinutes: row.minutes))
        }
        return Dictionary(grouping: ticks, by: \.self).values.map(\.count).max() ?? 0
    }
}
