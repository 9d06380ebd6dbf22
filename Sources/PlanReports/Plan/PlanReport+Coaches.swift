import CoachingModels
import PlanModel

extension PlanReport {
    /// How much of each coach's time the whole plan uses, whichever of its sessions are shown.
    var coachUses: [CoachUse] {
        let led = Dictionary(grouping: allRows, by: { Identifier($0.facilitator.id) })
        let leading = IdentifierSet(rows.map(\.facilitator.id))
        return (plan.coaches ?? []).filter { selection.hasCoach($0.id, leading: leading) }.map {
            CoachUse($0, led: led[Identifier($0.id)] ?? [], clock: clock)
        }
    }

    /// Minutes and sessions by day, and by week if that is limited, compared with limits and target.
    var coaches: ReportSection {
        guard plan.coaches != nil else { return ReportSection([]) }
        let uses = coachUses
        let working = Set(
            uses.flatMap(\.days).filter { $0.freeMinutes != 0 || $0.sessions > 0 }.map { clock.day(of: $0.start) })
        let table = ReportTable(
            fields: ["coach", "when", "sessions", "minutes", "left"],
            rows: uses.flatMap { coachRows($0, working: working) },
            columns: [
                ReportColumn("Coach", .value("coach")), ReportColumn("When", .value("when"), room: .keeps),
                ReportColumn("Sessions", .value("sessions"), isNumeric: true, room: .keeps),
                ReportColumn("Minutes", .value("minutes"), isNumeric: true),
                ReportColumn("Left", .value("left"), isNumeric: true, room: .keeps),
            ])
        let beside = uses.contains { !($0.coach.held ?? []).isEmpty } ? ", with + what they lead beside the plan" : ""
        let note = "Used of what limits and target allow\(beside). Left: minutes that limits and free time still leave."
        return ReportSection(
            title: uses.isEmpty ? nil : "Coaches",
            (uses.isEmpty ? [] : [.note(note), .table(table)])
                + [.fact(ReportFact("coaches", .list(uses.map(coachFacts))))])
    }

    /// - Parameter working: the days on which anybody coaches; other days are not listed.
    private func coachRows(_ use: CoachUse, working: Set<LocalDate>) -> [[ReportValue]] {
        let coach = use.coach
        var rows: [[ReportValue]] = []
        // For coaches who lead nothing, the total is enough.
        if use.sessions > 0 {
            rows += use.days.filter { selection.hasDay($0.start) && working.contains(clock.day(of: $0.start)) }.map {
                day in
                let isOff = day.freeMinutes == 0 && day.sessions + day.held.count == 0
                return [
                    .text(clock.shownDay(day.start)),
                    .text(isOff ? "" : of(day.sessions, coach.maxSessionsPerDay, held: day.held.count)),
                    .text(isOff ? "" : of(day.minutes, coach.maxMinutesPerDay, held: day.held.minutes)),
                    isOff ? .text("day off") : .optional(use.left(day)),
                ]
            }
            if use.isLimitedByWeek {
                rows += use.weeks.filter { $0.contains { selection.hasDay($0.start) } }.map { week -> [ReportValue] in
                    let held = use.held(inWeek: week)
                    return [
                        .text("week of \(clock.day(of: week[0].start))"),
                        .text(of(week.reduce(0) { $0 + $1.sessions }, coach.maxSessionsPerWeek, held: held.count)),
                        .text(of(week.reduce(0) { $0 + $1.minutes }, coach.maxMinutesPerWeek, held: held.minutes)),
                        .optional(use.left(week)),
                    ]
                }
            }
        }
        let target = coach.targetMinutes.map { ", target \($0)" } ?? ""
        let off = use.daysOff.isEmpty || use.sessions > 0 ? "" : ", \(use.daysOff.count) off"
        rows.append([
            .text(coach.days == nil ? "schedule unknown" : "all \(Numbers.counted(use.days.count, "day"))\(off)"),
            .count(use.sessions),
            .text("\(use.minutes)\(target)"), .optional(use.left),
        ])
        let name = ReportValue.text(ForeignText.shown(person(coach.id).name))
        return rows.enumerated().map { [$0.offset == 0 ? name : .missing] + $0.element }
    }

    /// What the plan uses of a limit, beside what is held of it already: `2 + 1 of 4`.
    private func of(_ used: Int, _ limit: Int?, held: Int) -> String {
        let all = held > 0 ? "\(used) + \(held)" : "\(used)"
        return limit.map { "\(all) of \($0)" } ?? all
    }

    private func held(_ amount: Int) -> ReportValue { .optional(amount > 0 ? amount : nil) }

    private func coachFacts(_ use: CoachUse) -> ReportValue {
        let coach = use.coach
        let days: [ReportValue] = use.days.map { day in
            .record([
                ReportFact("day", .text("\(clock.day(of: day.start))")), ReportFact("sessions", .count(day.sessions)),
                ReportFact("minutes", .count(day.minutes)), ReportFact("heldSessions", held(day.held.count)),
                ReportFact("heldMinutes", held(day.held.minutes)),
                ReportFact("freeMinutes", .optional(day.freeMinutes)),
                ReportFact("minutesLeft", .optional(use.left(day))),
            ])
        }
        let weeks: [ReportValue] = use.weeks.map { week in
            .record([
                ReportFact("firstDay", .text("\(clock.day(of: week[0].start))")),
                ReportFact("sessions", .count(week.reduce(0) { $0 + $1.sessions })),
                ReportFact("minutes", .count(week.reduce(0) { $0 + $1.minutes })),
                ReportFact("heldSessions", held(use.held(inWeek: week).count)),
                ReportFact("heldMinutes", held(use.held(inWeek: week).minutes)),
                ReportFact("minutesLeft", .optional(use.left(week))),
            ])
        }
        return .record([
            ReportFact("id", .text(coach.id)), ReportFact("name", .text(person(coach.id).name)),
            ReportFact("sessions", .count(use.sessions)), ReportFact("minutes", .count(use.minutes)),
            ReportFact("minutesLeft", .optional(use.left)), ReportFact("targetMinutes", .optional(coach.targetMinutes)),
            ReportFact("maxSessionsPerDay", .optional(coach.maxSessionsPerDay)),
            ReportFact("maxMinutesPerDay", .optional(coach.maxMinutesPerDay)),
            ReportFact("maxSessionsPerWeek", .optional(coach.maxSessionsPerWeek)),
            ReportFact("maxMinutesPerWeek", .optional(coach.maxMinutesPerWeek)),
            ReportFact("daysOff", .texts(use.daysOff.map { "\(clock.day(of: $0.start))" })),
            ReportFact("days", .list(days)), ReportFact("weeks", .list(weeks)),
        ])
    }
}
