import CoachingModels
import PlanModel

extension PlanReport {
    /// The worst quarter hour of each group and day, and the shortage over the day; every quarter hour for programs.
    var groups: ReportSection {
        let days = staffingDays
        let table = ReportTable(
            fields: ["group", "day", "worstAt", "before", "after", "missing"],
            rows: days.map { day in
                [
                    .text(day.group), .instant(day.day), .optional(day.worstAt), .optional(headcount: day.before),
                    .optional(headcount: day.after), .headcount(day.missing),
                ]
            },
            columns: PlanReport.dayColumns)
        let share = plan.solution.unknownStaffingShare
        let unknown = "The service told no staffing for \(Numbers.percent(share)) of the quarter hours used."
        let floors = plan.policy.map { [$0.staffingFloor] + $0.staffingGroups.values.compactMap(\.floor) } ?? []
        let kept = floors.contains { $0 != ExactDecimal(0) } ? ", with its staffing floor kept" : ""
        let meaning = "Short: quarter hours of people in coaching whom the group cannot spare\(kept)."
        var blocks: [ReportBlock] = days.isEmpty ? [] : [.note(meaning), .table(table)]
        if !days.isEmpty, share > 0 { blocks.append(.note(unknown)) }
        return ReportSection(title: blocks.isEmpty ? nil : "Staffing of the groups", blocks + quarterHours)
    }

    private static let dayColumns =
        [
            ReportColumn("Group", .value("group")), ReportColumn("Day", .day("day"), room: .keeps),
            ReportColumn("Worst at", .time("worstAt"), room: .keeps),
        ]
        + [("Before", "before"), ("After", "after"), ("Short", "missing")].map { title, key in
            ReportColumn(title, .value(key), isNumeric: true, room: .keeps, missing: "?")
        }

    /// Every quarter hour in which the plan takes somebody away, as stated in the plan.
    private var quarterHours: [ReportBlock] {
        let table = ReportTable(
            key: "staffing", fields: ["group", "dateStart", "before", "away", "missing"],
            rows: shownStaffing.map { tick in
                [
                    .text(tick.group), .text(tick.dateStart.iso8601), .optional(headcount: tick.before),
                    .count(tick.away),
                    .headcount(tick.missing),
                ]
            })
        let same = plan.sameStaffing.map { ReportValue.list($0.map(ReportValue.texts)) } ?? .missing
        return [.table(table), .fact(ReportFact("staffingDays", wholeDays)), .fact(ReportFact("sameStaffing", same))]
    }

    /// The staffing of whole days before the plan; missing in plans of earlier versions.
    private var wholeDays: ReportValue {
        guard let days = plan.staffingDays else { return .missing }
        return .list(
            days.map { day in
                .record([
                    ReportFact("group", .text(day.group)), ReportFact("dateStart", .text(day.dateStart.iso8601)),
                    ReportFact("before", .list(day.before.map(ReportValue.optional(headcount:)))),
                ])
            })
    }
}
