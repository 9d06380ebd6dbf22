import CoachingModels
import PlanModel

extension PlanPage {
    /// How much of each coach's time the plan uses, compared with limits and target; nil if the plan has no data on
    /// coaches.
    var coachTable: PageTable? {
        let uses = report.coachUses
        guard !uses.isEmpty else { return nil }
        let titles = [
            ("Coach", false), ("Minutes", true), ("Target", true), ("Left", true), ("Sessions", true),
            ("Fullest day", false), ("Days off", true),
        ]
        let longest = uses.map { max($0.minutes + ($0.left ?? 0), $0.coach.targetMinutes ?? 0, 1) }.max() ?? 1
        let rows = uses.prefix(PageTable.mostRows).map { use in row(use, longest: Double(longest)) }
        return PageTable(
            label: "Coaches", columns: titles.map { PageTable.Column(title: $0.0, isNumeric: $0.1) }, rows: rows,
            count: uses.count)
    }

    private func row(_ use: CoachUse, longest: Double) -> PageTable.Row {
        let name = ForeignText.line(report.person(use.coach.id).name)
        func cell(_ text: String, isNumeric: Bool = true) -> PageTable.Cell {
            PageTable.Cell(text: text, isNumeric: isNumeric, isHeader: false)
        }
        var minutes = cell("\(use.minutes)")
        minutes.bar = bar(use, longest: longest)
        return PageTable.Row(cells: [
            PageTable.Cell(text: name, isNumeric: false, isHeader: true), minutes,
            cell(use.coach.targetMinutes.map { "\($0)" } ?? "–"),
            cell(use.coach.days == nil ? "schedule unknown" : use.left.map { "\($0)" } ?? "?"),
            cell("\(use.sessions)"), cell(fullestDay(use), isNumeric: false), cell("\(use.daysOff.count)"),
        ])
    }

    private func bar(_ use: CoachUse, longest: Double) -> PageBar {
        let percent = { (minutes: Int) in (Double(minutes) / longest * 1000).rounded() / 10 }
        let target = use.coach.targetMinutes
        let isOver = target.map { use.minutes > $0 } ?? false
        let words =
            "\(use.minutes) minutes" + (use.left.map { ", \($0) left" } ?? "")
            + (target.map { ", target \($0)\(isOver ? ", above it" : "")" } ?? "")
        return PageBar(
            words: words, room: percent(use.minutes + (use.left ?? 0)), used: percent(use.minutes),
            target: target.map(percent), isOver: isOver)
    }

    /// `Mon 2026-12-07: 3 of 3 sessions, 90 of 240 minutes`
    private func fullestDay(_ use: CoachUse) -> String {
        guard let day = use.days.max(by: { $0.minutes < $1.minutes }), day.sessions > 0 else { return "–" }
        let of = { (used: Int, limit: Int?, unit: String) in
            limit.map { "\(used) of \($0) \(unit)s" } ?? Numbers.counted(used, unit)
        }
        return "\(report.clock.shownDay(day.start)): \(of(day.sessions, use.coach.maxSessionsPerDay, "session")), "
            + of(day.minutes, use.coach.maxMinutesPerDay, "minute")
    }
}
