import CoachingModels
public import PlanModel

/// The report of `diff` on two plans: which sessions moved, and costs and staffing side by side.
public struct DiffReport: Sendable {
    private let files: [String]
    let plans: [Plan]
    private let underBoth: [[CostTerms<Double>?]]
    private let clock: ZoneClock

    /// - Parameters:
    ///   - files: the two plans as the user named them.
    ///   - plans: the earlier one first.
    ///   - underBoth: for each plan, its cost under the policy of each, as far as it could be computed; empty if both
    ///     have the same policy, or none could be computed.
    public init(files: (String, String), plans: (Plan, Plan), underBoth: [[CostTerms<Double>?]] = []) {
        self.files = [files.0, files.1]
        self.plans = [plans.0, plans.1]
        self.underBoth = underBoth
        clock = ZoneClock(name: plans.1.request.timeZone) ?? .utc
    }

    /// The plan that is compared with the earlier one.
    public var later: Plan { plans[1] }

    /// A summary, the sessions that differ, costs, and staffing by group and day.
    public var document: ReportDocument {
        let changes = PlanChanges(plans[0], plans[1])
        return ReportDocument(
            command: "diff",
            facts: [
                ReportFact("plans", .list(plans.indices.map(facts))), ReportFact("same", .count(changes.same)),
            ],
            sections: [summary(changes), sessions(changes), costs, otherPolicies, staffing].compactMap(\.self),
            clock: clock)
    }

    private func facts(_ number: Int) -> ReportValue {
        let plan = plans[number]
        return .record([
            ReportFact("plan", .text(plan.id)), ReportFact("file", .text(files[number])),
            ReportFact("createdAt", .instant(plan.createdAt)),
            ReportFact("placed", .count(plan.appointments.count)),
            ReportFact("unscheduled", .count(plan.unscheduled.count)),
            ReportFact("cost", .amount(plan.solution.cost)), ReportFact("bound", .amount(plan.solution.bound)),
        ])
    }

    private func summary(_ changes: PlanChanges) -> ReportSection {
        let counts = PlanChanges.Kind.allCases.compactMap { kind in
            let count = changes.changes.count { $0.kind == kind }
            return count == 0 ? nil : kind.words(count)
        }
        let told = counts.isEmpty ? "nothing else is different" : counts.joined(separator: ", ")
        let sides = plans.indices.map { number in
            let plan = plans[number]
            return ReportBlock.note(
                "\(number == 0 ? "First" : "Second"), \(ForeignText.shown(files[number])): "
                    + "\(Numbers.counted(plan.appointments.count, "session")) with a place, "
                    + "\(plan.unscheduled.count) without, cost \(Numbers.plain(plan.solution.cost)).")
        }
        return ReportSection(
            title: ForeignText.shown(plans[1].request.name),
            sides + [.note("\(Numbers.counted(changes.same, "session")) as before; \(told).")])
    }

    // MARK: Sessions

    private func sessions(_ changes: PlanChanges) -> ReportSection {
        let table = ReportTable(
            key: "sessions",
            fields: [
                "session", "change", "name", ReportField("attendees", idKey: "attendeeIds"), "startBefore",
                ReportField("facilitatorBefore", idKey: "facilitatorBeforeId"), "startAfter",
                ReportField("facilitatorAfter", idKey: "facilitatorAfterId"), "fields",
            ],
            rows: changes.changes.map(row),
            columns: [
                ReportColumn("Session", .value("session")), ReportColumn("What", .value("change"), room: .keeps),
                ReportColumn("Attendees", .value("attendees"), room: .leaves(0)),
                ReportColumn("From", .day("startBefore"), room: .keeps),
                ReportColumn("", .time("startBefore"), room: .keeps),
                ReportColumn("with", .value("facilitatorBefore"), room: .leavesLast(1, wraps: true)),
                ReportColumn("To", .day("startAfter"), room: .keeps),
                ReportColumn("", .time("startAfter"), room: .keeps),
                ReportColumn("with", .value("facilitatorAfter"), room: .leavesLast(2, wraps: true)),
            ])
        return ReportSection(title: changes.changes.isEmpty ? nil : "Sessions", [.table(table)])
    }

    private func row(_ change: PlanChanges.Change) -> [ReportValue] {
        let body = (change.after ?? change.before)?.body
        let left = plans.reversed().lazy.compactMap { plan in
            plan.unscheduled.first { $0.session == change.session }
        }.first
        return [
            .text(change.session), .text(change.kind.rawValue), .optional(body?.name ?? left?.name),
            .people((body?.attendeeIds ?? left?.attendeeIds ?? []).map(person)),
            .optional(change.before.map { Instant($0.body.dateStart) }), leader(change.before),
            .optional(change.after.map { Instant($0.body.dateStart) }), leader(change.after),
            .texts(change.fields),
        ]
    }

    private func leader(_ appointment: PlannedAppointment?) -> ReportValue {
        appointment?.body.facilitatorId.map { .person(person($0)) } ?? .missing
    }

    private func person(_ id: String) -> ReportPerson {
        let name = plans.reversed().lazy.compactMap { $0.names[id] }.first
        return ReportPerson(id: id, name: name ?? id)
    }

    // MARK: Costs

    private var costs: ReportSection {
        ReportSection(title: "Cost", [.table(table(key: "costs", plans.map(\.solution.costs)))])
    }

    private func table(key: String, _ costs: [CostTerms<Double>]) -> ReportTable {
        var rows = CostTerm.allCases.map { term in Self.row(term.rawValue, costs[0][term], costs[1][term]) }
        rows.append(Self.row("total", costs[0].sum, costs[1].sum))
        return ReportTable(
            key: key, fields: ["term", "before", "after", "difference"],
            rows: rows.filter { $0[1] != .amount(0) || $0[2] != .amount(0) },
            columns: [
                ReportColumn("Term", .value("term"), room: .keeps),
                ReportColumn("First", .value("before"), isNumeric: true, room: .keeps),
                ReportColumn("Second", .value("after"), isNumeric: true, room: .keeps),
                ReportColumn("Difference", .value("difference"), isNumeric: true, room: .keeps),
            ])
    }

    private static func row(_ name: String, _ first: Double, _ second: Double) -> [ReportValue] {
        [
            .text(name), .amount(rounded(first)), .amount(rounded(second)), .amount(rounded(second - first)),
        ]
    }

    private static func rounded(_ number: Double) -> Double {
        let rounded = (number * 100).rounded() / 100
        return rounded == 0 ? 0 : rounded
    }

    /// Plans with different policies are costed under both.
    private var otherPolicies: ReportSection? {
        guard plans[0].policy != plans[1].policy, plans.allSatisfy({ $0.policy != nil }) else { return nil }
        var blocks: [ReportBlock] = [
            .note("The two have different policies, so that the costs above are measured in different ways.")
        ]
        for policy in underBoth.first.map({ Array($0.indices) }) ?? [] {
            let costs = underBoth.compactMap { $0[policy] }
            guard costs.count == 2 else { continue }
            let which = policy == 0 ? "first" : "second"
            blocks.append(.note("Both under the policy of the \(which):"))
            blocks.append(
                .table(table(key: policy == 0 ? "costsUnderFirst" : "costsUnderSecond", costs)))
        }
        return ReportSection(title: "Different policies", blocks)
    }

    // MARK: Staffing

    private var staffing: ReportSection {
        let days = plans.map { PlanReport($0).staffingDays }
        struct Key: Hashable {
            var group: String
            var day: Int
        }
        func keyed(_ days: [WorstOfDay]) -> [Key: WorstOfDay] {
            Dictionary(
                days.map { (Key(group: $0.group, day: clock.day(of: $0.day).daysSince1970), $0) },
                uniquingKeysWith: { first, _ in first })
        }
        let (before, after) = (keyed(days[0]), keyed(days[1]))
        let keys = Set(before.keys).union(after.keys).sorted { ($0.group, $0.day) < ($1.group, $1.day) }
        let rows: [[ReportValue]] = keys.compactMap { key in
            let (first, second) = (before[key], after[key])
            guard first?.after != second?.after || first?.missing != second?.missing else { return nil }
            return [
                .text(key.group), .optional((second ?? first)?.day), .optional(headcount: first?.after),
                .optional(headcount: second?.after), .headcount(first?.missing ?? 0), .headcount(second?.missing ?? 0),
            ]
        }
        let table = ReportTable(
            key: "staffing", fields: ["group", "day", "worstBefore", "worstAfter", "shortBefore", "shortAfter"],
            rows: rows,
            columns: [
                ReportColumn("Group", .value("group")), ReportColumn("Day", .day("day"), room: .keeps),
                ReportColumn(
                    "Worst", .change(from: "worstBefore", to: "worstAfter"), isNumeric: true, room: .keeps,
                    missing: "?"),
                ReportColumn(
                    "Short", .change(from: "shortBefore", to: "shortAfter"), isNumeric: true, room: .keeps),
            ])
        let meaning =
            "Worst: people above the forecast in the worst quarter hour of the day. Short: quarter hours of people whom "
            + "the group cannot spare. Days that are the same are left out."
        return ReportSection(
            title: rows.isEmpty ? nil : "Staffing", rows.isEmpty ? [.table(table)] : [.note(meaning), .table(table)])
    }
}

extension PlanChanges.Kind {
    func words(_ count: Int) -> String {
        let sessions = Numbers.counted(count, "session")
        return switch self {
        case .lost: "\(sessions) without the place they had"
        case .gone: "\(count) gone"
        case .placed: "\(count) with a place for the first time"
        case .new: "\(count) new"
        case .moved: "\(count) at another time"
        case .coach: "\(count) with another facilitator"
        case .changed: "\(count) changed in other ways"
        }
    }
}

extension PlanChanges.Change {
    /// The fields of the appointment's body that differ, for a session that has a place in both plans.
    fileprivate var fields: [String] {
        guard let before = before?.body, let after = after?.body else { return [] }
        return [
            ("dateStart", before.dateStart != after.dateStart),
            ("lengthInMinutes", before.lengthInMinutes != after.lengthInMinutes),
            ("facilitatorId", before.facilitatorId != after.facilitatorId),
            ("attendeeIds", Set(before.attendeeIds) != Set(after.attendeeIds)),
            ("name", before.name != after.name), ("description", before.description != after.description),
            ("location", before.location != after.location),
        ].filter(\.1).map(\.0)
    }
}
