import CoachingModels
public import PlanModel

/// A part of a report: a title and the lines below it.
public struct ReportSection: Sendable, Equatable {
    public var title: String
    public var lines: [String]
}

extension PlanReport {
    /// Columns of a terminal below which lines are wider than it is.
    static let narrowest = 50

    /// The dry run as text for a terminal so many columns wide.
    ///
    /// - Parameter now: tells how old the service's answers are; nil leaves that out.
    public func table(width: Int = 100, now: Instant? = nil) -> String {
        sections(width: width, now: now).map { ([$0.title] + $0.lines).joined(separator: "\n") + "\n" }
            .joined(separator: "\n")
    }

    /// The dry run part by part, for a terminal so many columns wide.
    ///
    /// - Parameter now: tells how old the service's answers are; nil leaves that out.
    public func sections(width: Int, now: Instant? = nil) -> [ReportSection] {
        let width = max(PlanReport.narrowest, width)
        return [heading(width, now), sessions(width), unscheduled(width), staffing(width), costs(width), proof(width)]
            .compactMap(\.self)
    }

    private func heading(_ width: Int, _ now: Instant?) -> ReportSection {
        let name = DisplayText.wrapped(ForeignText.shown(plan.request.name), width: width)
        let all = plan.appointments.count + plan.unscheduled.count
        let summary =
            "\(plan.appointments.count) of \(all) sessions have a place. Times are those of \(ForeignText.shown(clock.name))."
        return ReportSection(
            title: name[0],
            lines: name.dropFirst() + DisplayText.wrapped(summary, width: width) + age(at: now, width))
    }

    private func age(at now: Instant?, _ width: Int) -> [String] {
        guard let now, let age = AnswerAge(plan.slots, clock: clock) else { return [] }
        return DisplayText.wrapped("The service was asked on \(age.text(at: now)).", width: width)
    }

    private func sessions(_ width: Int) -> ReportSection? {
        guard !plan.appointments.isEmpty else { return nil }
        let rows = rows
        var table = TextTable([
            TextTable.Column(title: "Day", wraps: false), TextTable.Column(title: "Time", wraps: false),
            TextTable.Column(title: "Facilitator"), TextTable.Column(title: "Attendees"),
            TextTable.Column(title: "Session", leavesAs: 3, clings: true),
            TextTable.Column(title: "Name", leavesAs: 0), TextTable.Column(title: "Location", leavesAs: 1),
            TextTable.Column(title: "Staffing", alignment: .right, wraps: false, leavesAs: 2, clings: true),
        ])
        table.rows = rows.map { row in
            [
                clock.shownDay(row.start), clock.shownSpan(row.start, row.end), ForeignText.shown(row.facilitator),
                PlanReport.list(row.attendees), row.session, row.name, row.location ?? "", PlanReport.effect(row.worst),
            ]
        }
        shortenDays(of: &table, column: 0, title: "Day")
        if rows.allSatisfy({ $0.location == nil }) { table.leaveOut("Location") }
        let meaning =
            "Staffing: people above the forecast, before and after the plan, in a session's worst quarter hour."
        return ReportSection(
            title: "Sessions", lines: PlanReport.note(meaning, width) + PlanReport.lines(of: table, width))
    }

    private func unscheduled(_ width: Int) -> ReportSection? {
        guard !plan.unscheduled.isEmpty else { return nil }
        var table = TextTable([
            TextTable.Column(title: "Session"), TextTable.Column(title: "Attendees", leavesAs: 1),
            TextTable.Column(title: "Name", leavesAs: 0), TextTable.Column(title: "Why"),
        ])
        table.rows = plan.unscheduled.map { session in
            [session.session, PlanReport.list(names(session.attendeeIds)), session.name ?? "", session.message]
        }
        if plan.unscheduled.allSatisfy({ $0.attendeeIds == nil }) { table.leaveOut("Attendees") }
        if plan.unscheduled.allSatisfy({ $0.name == nil }) { table.leaveOut("Name") }
        return ReportSection(
            title: "Without a place (\(plan.unscheduled.count))", lines: PlanReport.lines(of: table, width))
    }

    /// The worst quarter hour of each group and day, and what is short over the day.
    private func staffing(_ width: Int) -> ReportSection? {
        let days = staffingDays
        let doubts = (plan.sameStaffing ?? []).flatMap { PlanReport.note(PlanReport.doubt($0), width) }
        guard !days.isEmpty || !doubts.isEmpty else { return nil }
        var table = TextTable(
            [
                TextTable.Column(title: "Group"), TextTable.Column(title: "Day", wraps: false),
                TextTable.Column(title: "Worst at", wraps: false),
            ] + ["Before", "After", "Short"].map { TextTable.Column(title: $0, alignment: .right, wraps: false) })
        table.rows = days.map { day in
            [
                day.group, day.day, day.worstAt, day.before.map(PlanReport.people) ?? "?",
                day.after.map(PlanReport.people) ?? "?", "\(day.missing)",
            ]
        }
        shortenDays(of: &table, column: 1, title: "Day")
        let share = plan.solution.unknownStaffingShare
        let unknown =
            share > 0
            ? PlanReport.note(
                "The service told no staffing for \(Numbers.percent(share)) of the quarter hours used.", width) : []
        let meaning = "Short: quarter hours of people in coaching whom the group cannot spare."
        return ReportSection(
            title: "Staffing of the groups",
            lines: (days.isEmpty ? [] : PlanReport.note(meaning, width) + PlanReport.lines(of: table, width))
                + unknown + doubts)
    }

    private func proof(_ width: Int) -> ReportSection {
        let lines = DisplayText.wrapped(PlanReport.proof(plan.solution), width: width)
        return ReportSection(title: lines[0], lines: Array(lines.dropFirst()))
    }

    /// Days without their year, which the title says, if it is the same one for all.
    private func shortenDays(of table: inout TextTable, column: Int, title: String) {
        let days = table.rows.map { $0[column] }
        let years = Set(days.map { $0.dropFirst(4).prefix(4) })
        guard let year = years.first, years.count == 1 else { return }
        table.shorter[column] = ("\(title) \(year)", days.map { "\($0.prefix(4))\($0.dropFirst(9))" })
    }
}

extension PlanReport {
    /// The table, and what of it had no room.
    static func lines(of table: TextTable, _ width: Int) -> [String] {
        let (lines, leftOut) = table.fitted(width: width)
        guard !leftOut.isEmpty else { return lines }
        return lines + note("No room here for: \(Numbers.joined(leftOut)). A wider terminal and CSV have them.", width)
    }

    static func note(_ text: String, _ width: Int) -> [String] {
        DisplayText.wrapped(text, width: width - 2).map { "  " + $0 }
    }

    static func list(_ names: [String]) -> String { names.map(ForeignText.shown).joined(separator: ", ") }

    static func doubt(_ groups: [String]) -> String {
        "\(Numbers.joined(groups.map(ForeignText.shown))) have the same staffing, to the hundredth, in every quarter hour "
            + "that is known of both: they probably count the same people twice."
    }

    static func effect(_ tick: StaffingTick?) -> String {
        guard let tick, let before = tick.before, let after = tick.after else { return "?" }
        return "\(people(before)) → \(people(after))"
    }

    static func people(_ number: Double) -> String {
        Numbers.plain(Double(Numbers.fixed(number, decimals: 2)) ?? number)
    }
}
