import CoachingModels
import PlanModel

extension PlanReport {
    /// What the plan is of, and how old the answers are that it was made from.
    func heading(_ now: Instant?) -> ReportSection {
        let all = plan.appointments.count + plan.unscheduled.count
        let summary =
            "\(plan.appointments.count) of \(all) sessions have a place. Times are those of \(ForeignText.shown(clock.name))."
        let age = now.flatMap { now in AnswerAge(plan.slots, clock: clock)?.text(at: now) }
        return ReportSection(
            title: ForeignText.shown(plan.request.name),
            [.paragraph(summary)] + (age.map { [.paragraph("The service was asked on \($0).")] } ?? []))
    }

    /// The sessions with a place.
    var sessions: ReportSection {
        let rows = rows
        let table = ReportTable(
            key: "sessions",
            fields: [
                "session", "name", "start", "end", "facilitator", "attendees", "location", "staffingBefore",
                "staffingAfter",
            ],
            rows: rows.map { row in
                [
                    .text(row.session), .text(row.name), .instant(row.start), .instant(row.end),
                    .person(row.facilitator), .people(row.attendees), .optional(row.location),
                    .optional(headcount: row.worst?.before), .optional(headcount: row.worst?.after),
                ]
            },
            columns: PlanReport.sessionColumns.filter {
                $0.source != .value("location") || rows.contains { $0.location != nil }
            })
        guard !rows.isEmpty else { return ReportSection([.table(table)]) }
        let meaning =
            "Staffing: people above the forecast, before and after the plan, in a session's worst quarter hour."
        return ReportSection(title: "Sessions", [.note(meaning), .table(table)])
    }

    private static let sessionColumns = [
        ReportColumn("Day", .day("start"), room: .keeps),
        ReportColumn("Time", .span(from: "start", to: "end"), room: .keeps),
        ReportColumn("Facilitator", .value("facilitator")), ReportColumn("Attendees", .value("attendees")),
        ReportColumn("Session", .value("session"), room: .leavesLast(3, wraps: true)),
        ReportColumn("Name", .value("name"), room: .leaves(0)),
        ReportColumn("Location", .value("location"), room: .leaves(1)),
        ReportColumn(
            "Staffing", .change(from: "staffingBefore", to: "staffingAfter"), isNumeric: true,
            room: .leavesLast(2, wraps: false), missing: "?"),
    ]

    /// The sessions without a place, and why.
    var unscheduled: ReportSection {
        let left = plan.unscheduled
        let table = ReportTable(
            key: "unscheduled", fields: ["session", "name", "facilitators", "attendees", "reason", "message"],
            rows: left.map { session in
                [
                    .text(session.session), .optional(session.name), .optional(people(session.facilitatorIds)),
                    .optional(people(session.attendeeIds)), .text(session.reason.rawValue), .text(session.message),
                ]
            },
            columns: [
                ReportColumn("Session", .value("session")),
                ReportColumn("Attendees", .value("attendees"), room: .leaves(1)),
                ReportColumn("Name", .value("name"), room: .leaves(0)), ReportColumn("Why", .value("message")),
            ].filter { column in
                switch column.source {
                case .value("attendees"): left.contains { $0.attendeeIds != nil }
                case .value("name"): left.contains { $0.name != nil }
                default: true
                }
            })
        return ReportSection(title: left.isEmpty ? nil : "Without a place (\(left.count))", [.table(table)])
    }

    /// All sessions in one table, those without a place at the end.
    var allSessions: ReportTable {
        let placed: [[ReportValue]] = rows.map { row in
            [
                .text(row.session), .text("scheduled"), .text(row.name), .instant(row.start), .instant(row.end),
                .person(row.facilitator), .people(row.attendees), .optional(row.location),
                .optional(headcount: row.worst?.before), .optional(headcount: row.worst?.after), .missing, .missing,
            ]
        }
        let left: [[ReportValue]] = plan.unscheduled.map { session in
            [
                .text(session.session), .text("unscheduled"), .optional(session.name), .missing, .missing,
                .optional(people(session.facilitatorIds)), .optional(people(session.attendeeIds)), .missing, .missing,
                .missing,
                .text(session.reason.rawValue), .text(session.message),
            ]
        }
        return ReportTable(
            fields: [
                "session", "status", "name", "start", "end", ReportField("facilitator", idKey: "facilitatorId"),
                ReportField("attendees", idKey: "attendeeIds"), "location", "staffingBefore", "staffingAfter", "reason",
                "message",
            ],
            rows: placed + left)
    }

    /// Nil where the plan does not say who they are: one made by an earlier version.
    private func people(_ ids: [String]?) -> [ReportPerson]? { ids.map { $0.map(person) } }
}
