import CoachingModels
import PlanModel

/// Warnings about people whom their groups miss.
extension PlanReport {
    /// Sessions that leave their group more than one person short.
    var shortAfter: [PlanWarning] {
        rows.compactMap { row in
            guard let worst = row.worst, let before = worst.before, let after = worst.after, after < -1 else {
                return nil
            }
            let change = "\(ForeignText.shown(worst.group)) \(Numbers.people(before)) → \(Numbers.people(after))"
            return warning(
                .shortAfter, row, "\(moment(row)) \(change): \(cast(row))", weight: -after, at: worst)
        }
    }

    /// Sessions that begin when their group is already short.
    var shortBefore: [PlanWarning] {
        rows.compactMap { row in
            guard let first = row.first, let before = first.before, before < 0 else { return nil }
            let short = "\(ForeignText.shown(first.group)) \(Numbers.people(-before)) short"
            return warning(
                .shortBefore, row, "\(moment(row)) \(short): \(cast(row))", weight: -before, at: first)
        }
    }

    private func warning(
        _ kind: PlanWarning.Kind, _ row: ReportRow, _ message: String, weight: Double, at tick: StaffingTick
    ) -> PlanWarning {
        PlanWarning(
            kind: kind, message: message, weight: weight, session: row.session, groups: [tick.group],
            people: [row.facilitator] + row.attendees, start: row.start, end: row.end, before: tick.before,
            after: tick.after, peak: tick.dateStart)
    }

    /// Times at which more than two people of a group are away, each for as long as it lasts.
    var manyAway: [PlanWarning] {
        var runs: [[StaffingTick]] = []
        for tick in shownStaffing where tick.away > 2 {
            if let last = runs.last?.last, last.group == tick.group,
                Tick(at: last.dateStart).count + 1 == Tick(at: tick.dateStart).count
            {
                runs[runs.count - 1].append(tick)
            } else {
                runs.append([tick])
            }
        }
        return runs.compactMap { run in
            guard let first = run.first, let last = run.last else { return nil }
            let away = run.reduce(0) { max($0, $1.away) }
            let end = last.dateStart.advanced(byMinutes: 15)
            return PlanWarning(
                kind: .manyAway,
                message: "\(clock.shownDay(first.dateStart)) \(clock.shownSpan(first.dateStart, end)) "
                    + "\(away) of \(ForeignText.shown(first.group))",
                weight: Double(away), groups: [first.group], start: first.dateStart, end: end, away: away)
        }
    }

    /// Groups that are probably one and the same.
    var sameGroups: [PlanWarning] {
        (plan.sameStaffing ?? []).filter { $0.contains { hasGroup($0) } }.map { groups in
            PlanWarning(
                kind: .sameStaffing,
                message:
                    "\(Numbers.joined(groups.map(ForeignText.shown))) have the same staffing, to the hundredth, in every "
                    + "quarter hour that is known of both: they probably count the same people twice.",
                weight: 0, groups: groups)
        }
    }

    /// `Mon 2026-12-07 09:15-09:45`
    func moment(_ row: ReportRow) -> String { "\(clock.shownDay(row.start)) \(clock.shownSpan(row.start, row.end))" }

    /// `Ana Silva with Priya Raman (ana-1)`
    func cast(_ row: ReportRow) -> String {
        let shown = row.attendees.prefix(3).map { ForeignText.shown($0.name) }
        let rest = row.attendees.count > 3 ? ["\(row.attendees.count - 3) more"] : []
        return "\(Numbers.joined(shown + rest)) with \(ForeignText.shown(row.facilitator.name)) (\(row.session))"
    }
}
