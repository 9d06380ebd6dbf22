extension PlanReport {
    /// The dry run as text for a terminal so many columns wide.
    ///
    /// - Parameter now: tells how old the service's answers are; nil leaves that out.
    public func table(width: Int = 100, now: Instant? = nil) -> String {
        let width = max(40, width)
        let parts = [
            heading + age(at: now), sessions(width), unscheduled(width), staffing(width), costs(width), proof(width),
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var heading: [String] {
        let all = plan.appointments.count + plan.unscheduled.count
        return [
            DisplayText.printable(plan.request.name),
            "\(plan.appointments.count) of \(all) sessions have a place. Times are those of \(clock.name).",
        ]
    }

    private func age(at now: Instant?) -> [String] {
        guard let now, let age = AnswerAge(plan.slots, clock: clock) else { return [] }
        return ["The service was asked on \(age.text(at: now))."]
    }

    private func sessions(_ width: Int) -> [String] {
        guard !plan.appointments.isEmpty else { return [] }
        let rows = rows
        let hasLocations = rows.contains { $0.location != nil }
        var table = TextTable(
            ["Day", "Time", "Facilitator", "Attendees", "Session", "Name"].map { TextTable.Column(title: $0) }
                + (hasLocations ? [TextTable.Column(title: "Location")] : [])
                + [TextTable.Column(title: "Staffing", alignment: .right)])
        table.rows = rows.map { row in
            [
                clock.shownDay(row.start), clock.shownSpan(row.start, row.end), row.facilitator,
                row.attendees.joined(separator: ", "), row.session, row.name,
            ]
                + (hasLocations ? [row.location ?? ""] : []) + [PlanReport.effect(row.worst)]
        }
        return ["Sessions (staffing: people above the forecast, before and after, in the worst quarter hour)"]
            + table.lines(width: width)
    }

    private func unscheduled(_ width: Int) -> [String] {
        guard !plan.unscheduled.isEmpty else { return [] }
        var table = TextTable([TextTable.Column(title: "Session"), TextTable.Column(title: "Why")])
        table.rows = plan.unscheduled.map { [$0.session, $0.message] }
        return ["Without a place (\(plan.unscheduled.count))"] + table.lines(width: width)
    }

    /// The worst quarter hour of each group and day, and how much is missing over the day.
    private func staffing(_ width: Int) -> [String] {
        let days = staffingDays
        guard !days.isEmpty else { return [] }
        var table = TextTable(
            [TextTable.Column(title: "Group"), TextTable.Column(title: "Day"), TextTable.Column(title: "Worst at")]
                + ["Before", "After", "Missing"].map { TextTable.Column(title: $0, alignment: .right) })
        table.rows = days.map { day in
            [
                day.group, day.day, day.worstAt, day.before.map(PlanReport.people) ?? "?",
                day.after.map(PlanReport.people) ?? "?", "\(day.missing)",
            ]
        }
        let share = plan.solution.unknownStaffingShare
        let unknown =
            share > 0 ? ["  The service told no staffing for \(Numbers.percent(share)) of the quarter hours used."] : []
        return ["Staffing of the groups (missing: people short, summed over the day's quarter hours)"]
            + table.lines(width: width) + unknown
    }

    private func costs(_ width: Int) -> [String] {
        var table = TextTable([
            TextTable.Column(title: "Cost"),
            TextTable.Column(title: Numbers.plain(plan.solution.cost), alignment: .right),
            TextTable.Column(title: ""),
        ])
        table.rows = plan.solution.costs.byName.map {
            [$0.name, Numbers.plain($0.cost), PlanReport.meaning[$0.name] ?? ""]
        }
        return table.lines(width: width)
    }

    private func proof(_ width: Int) -> [String] {
        DisplayText.wrapped(PlanReport.proof(plan.solution), width: width)
    }

    private static let meaning = [
        "unscheduled": "sessions without a place, by priority",
        "understaffing": "people missing, each quarter hour",
        "preference": "facilitators who are not the first choice",
        "lateness": "days after the first day of a session's window",
        "timeOfDay": "sessions outside their preferred time of day",
        "overload": "facilitators above their target",
    ]

    /// What is proven about the cost, in words.
    static func proof(_ solution: PlanSolution) -> String {
        let stopped =
            switch solution.stoppedBy {
            case "timeLimit": " The time limit ended the search; more time may find a cheaper plan."
            case "cancelled": " The search was stopped; more time may find a cheaper plan."
            case "workLimit": " The work limit ended the search; more work may find a cheaper plan."
            default: ""
            }
        if solution.status == .optimal {
            return "Proven best: no plan for this request and these slots costs less."
        }
        return "No plan for this request and these slots costs less than \(Numbers.plain(solution.bound)): "
            + "the best one is at most \(Numbers.percent(solution.gap)) cheaper than this.\(stopped)"
    }

    private static func effect(_ tick: StaffingTick?) -> String {
        guard let tick, let before = tick.before, let after = tick.after else { return "?" }
        return "\(people(before)) > \(people(after))"
    }

    static func people(_ number: Double) -> String {
        Numbers.plain(Double(Numbers.fixed(number, decimals: 2)) ?? number)
    }
}
