import CoachingModels
import PlanModel

extension PlanReport {
    /// The subject of the plan, the part that is shown, and the age of the answers that it was made from.
    func heading(_ now: Instant?) -> ReportSection {
        let age = now.flatMap { now in AnswerAge(plan.slots, clock: clock)?.text(at: now) }
        let lines = [
            "Times are those of \(ForeignText.shown(clock.name)).", age.map { "The service was asked on \($0)." },
            filter.isAll ? nil : "Only \(wanted). Cost and proof are those of the whole plan.",
        ]
        return ReportSection(
            title: ForeignText.shown(plan.request.name), lines.compactMap(\.self).map { .paragraph($0) })
    }

    /// The part that is shown, in words: `facilitator Priya Raman; day 2026-12-07`.
    private var wanted: String {
        [
            ("facilitator", filter.facilitators), ("attendee", filter.attendees), ("group", filter.groups),
            ("day", filter.days.map { "\($0)" }),
        ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.map(ForeignText.shown).joined(separator: ", "))" }
            .joined(separator: "; ")
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
        let left = left
        let table = ReportTable(
            key: "unscheduled",
            fields: ["session", "name", "facilitators", "attendees", "reason", "message", "obstacles"],
            rows: left.map { session in
                [
                    .text(session.session), .optional(session.name), .optional(people(session.facilitatorIds)),
                    .optional(people(session.attendeeIds)), .text(session.reason.rawValue), .text(session.message),
                    session.obstacles.map { .list($0.map(PlanReport.obstacle)) } ?? .missing,
                ]
            },
            columns: [
                ReportColumn("Session", .value("session")),
                ReportColumn("Attendees", .value("attendees"), room: .leaves(1)),
                ReportColumn("Name", .value("name"), room: .leaves(0)), ReportColumn("Why", .value("message")),
            ].filter { column in
                switch column.source {
                case .value("attendees"): left.contains { $0.attendeeIds != nil }
                // The same name for all of them is not informative.
                case .value("name"): left.contains { $0.name != left.first?.name } || left.count == 1
                default: true
                }
            })
        return ReportSection(
            title: left.isEmpty ? nil : "Without a place (\(left.count))",
            causeBlocks + (left.isEmpty ? [] : [.note("One by one:")]) + [.table(table)])
    }

    private static func obstacle(_ obstacle: UnscheduledObstacle) -> ReportValue {
        .record([
            ReportFact("rule", .text(obstacle.rule.rawValue)), ReportFact("who", .text(obstacle.who)),
            ReportFact("places", .count(obstacle.places)), ReportFact("message", .text(obstacle.message)),
        ])
    }

    /// All sessions in one table, with those without a place at the end.
    var allSessions: ReportTable {
        let placed: [[ReportValue]] = rows.map { row in
            [
                .text(row.session), .text("scheduled"), .text(row.name), .instant(row.start), .instant(row.end),
                .person(row.facilitator), .people(row.attendees), .optional(row.location),
                .optional(headcount: row.worst?.before), .optional(headcount: row.worst?.after), .missing, .missing,
            ]
        }
        let left: [[ReportValue]] = left.map { session in
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

    /// Nil if the plan does not say who they are, as it was made by an earlier version.
    private func people(_ ids: [String]?) -> [ReportPerson]? { ids.map { $0.map(person) } }
}
