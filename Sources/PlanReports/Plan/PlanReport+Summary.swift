import CoachingModels
import PlanModel

/// The result of a plan in a few numbers.
struct PlanSummary {
    var placed: Int
    var unscheduled: Int
    var coachingMinutes: Int
    var coaches: Int
    /// The most people short of the forecast at once, in the quarter hours in which somebody is in coaching.
    var shortBefore: Double
    var shortAfter: Double
    /// The same over time, in hours of one person.
    var shortHoursBefore: Double
    var shortHoursAfter: Double
    /// The quarter hour in which a group is shortest with the plan; nil if none is short.
    var worst: StaffingTick?
}

extension PlanReport {
    var totals: PlanSummary {
        let (rows, ticks) = (rows, shownStaffing)
        let before = ticks.map { max(0, -($0.before ?? 0)) }
        let after = ticks.map { max(0, -($0.after ?? 0)) }
        func hours(_ people: [Double]) -> Double { (people.reduce(0, +) * 25).rounded() / 100 }
        return PlanSummary(
            placed: rows.count, unscheduled: left.count,
            coachingMinutes: rows.reduce(0) { $0 + Int(($1.end.seconds - $1.start.seconds) / 60) },
            coaches: Set(rows.map(\.facilitator.id)).count, shortBefore: before.max() ?? 0,
            shortAfter: after.max() ?? 0,
            shortHoursBefore: hours(before), shortHoursAfter: hours(after),
            worst: ticks.filter { ($0.after ?? 0) < 0 }.min { ($0.after ?? 0) < ($1.after ?? 0) })
    }

    var summary: ReportSection {
        let totals = totals
        let all = totals.placed + totals.unscheduled
        let hours = Numbers.plain((Double(totals.coachingMinutes) / 60 * 100).rounded() / 100)
        let out = totals.unscheduled == 0 ? "none is" : totals.unscheduled == 1 ? "1 is" : "\(totals.unscheduled) are"
        var lines = [
            "\(totals.placed) of \(all) sessions have a place, \(out) left out: \(hours) \(hours == "1" ? "hour" : "hours") of "
                + "coaching by \(Numbers.counted(totals.coaches, "coach", plural: "coaches"))."
        ]
        if !plan.staffing.isEmpty { lines.append(shortage(totals)) }
        return ReportSection(
            title: "Summary", lines.map { .note($0) } + [.fact(ReportFact("summary", Self.facts(totals)))])
    }

    private func shortage(_ totals: PlanSummary) -> String {
        let change = { (before: Double, after: Double) in "\(Numbers.people(before)) → \(Numbers.people(after))" }
        let place = totals.worst.map {
            " (\(ForeignText.shown($0.group)), \(clock.shownDay($0.dateStart)) \(clock.shownTime($0.dateStart)))"
        }
        return "People short of the forecast while somebody is in coaching, before → after: at most "
            + "\(change(totals.shortBefore, totals.shortAfter)) at once\(place ?? ""), over time "
            + "\(change(totals.shortHoursBefore, totals.shortHoursAfter)) hours of one person."
    }

    private static func facts(_ totals: PlanSummary) -> ReportValue {
        .record([
            ReportFact("placed", .count(totals.placed)), ReportFact("unscheduled", .count(totals.unscheduled)),
            ReportFact("coachingMinutes", .count(totals.coachingMinutes)),
            ReportFact("coaches", .count(totals.coaches)),
            ReportFact("shortBefore", .headcount(totals.shortBefore)),
            ReportFact("shortAfter", .headcount(totals.shortAfter)),
            ReportFact("shortHoursBefore", .headcount(totals.shortHoursBefore)),
            ReportFact("shortHoursAfter", .headcount(totals.shortHoursAfter)),
        ])
    }
}
