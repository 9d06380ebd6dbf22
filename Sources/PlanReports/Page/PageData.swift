import CoachingModels
import PlanModel

/// The data from which the page's script draws: short arrays without names, as there may be 10 000 sessions.
///
/// Times are minutes after the start of the first day, staffing is in hundredths of a person.
struct PageData {
    private let page: PlanPage
    private let days: PageDays
    private var people = PageIndex()
    private var names = PageIndex()
    private var groups = PageIndex()
    private let changes: [String: PlanChanges.Change]

    init(_ page: PlanPage) {
        self.page = page
        days = PageDays(page.plan, clock: page.report.clock)
        let found = page.difference.map { PlanChanges($0.plans[0], $0.plans[1]).changes } ?? []
        changes = Dictionary(found.map { ($0.session, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// JSON that may be placed in a script element.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    func json() throws -> String {
        var data = self
        return PageText.inScript(json: try ReportDocument(facts: data.facts()).json())
    }

    private mutating func facts() -> [ReportFact] {
        let plan = page.plan
        let sessions = page.report.allRows.map { session($0) }
        let staffing: [ReportValue] = (plan.staffingDays ?? []).map { day in
            .list([
                .count(groups.number(of: day.group)), .count(days.minute(day.dateStart)),
                .list(day.before.map(Self.hundredths)),
            ])
        }
        let away: [ReportValue] = plan.staffing.map { tick in
            .list([
                .count(groups.number(of: tick.group)), .count(days.minute(tick.dateStart)),
                Self.hundredths(tick.before), .count(tick.away), Self.hundredths(tick.missing),
            ])
        }
        let coaches = (plan.coaches ?? []).map { coach($0) }
        let everybody = people.keys.map { person($0) }
        return [
            ReportFact("zone", .text(ForeignText.line(page.report.clock.name))),
            ReportFact("baseMinute", .count(Int(days.base.seconds.flooredDivision(by: 60)))),
            ReportFact("isComparison", .flag(page.difference != nil)),
            ReportFact(
                "offsets", .list(days.offsets.map { .list([.count(days.minute($0.from)), .count($0.minutes)]) })),
            ReportFact("days", .list(days.days.map(day))), ReportFact("names", .list(names.keys.map(Self.text))),
            ReportFact("groups", .list(groups.keys.map(Self.text))), ReportFact("people", .list(everybody)),
            ReportFact("coaches", .list(coaches)), ReportFact("sessions", .list(sessions)),
            ReportFact("staffing", .list(staffing)), ReportFact("away", .list(away)),
        ]
    }

    private mutating func session(_ row: ReportRow) -> ReportValue {
        let requested = page.requested[row.session]
        let lead = Identifier(row.facilitator.id)
        let rank = requested?.facilitators.firstIndex { Identifier($0) == lead }
        let change = changes[row.session]
        var was = ReportValue.missing
        if let before = change?.before, change?.kind == .moved || change?.kind == .coach {
            was = .list([
                .count(days.minute(Instant(before.body.dateStart))),
                .count(before.body.facilitatorId.map { people.number(of: $0) } ?? -1),
            ])
        }
        return .list([
            Self.text(row.session), .count(names.number(of: row.name)), .count(days.minute(row.start)),
            .count(row.minutes), .count(row.facilitator.id.isEmpty ? -1 : people.number(of: row.facilitator.id)),
            .list(row.attendees.map { .count(people.number(of: $0.id)) }), Self.hundredths(row.worst?.before),
            Self.hundredths(row.worst?.after), .count(rank.map { $0 + 1 } ?? 0), .count(requested?.priority ?? 0),
            row.location.map(Self.text) ?? .missing, .optional(change?.kind.rawValue), was,
        ])
    }

    private mutating func coach(_ coach: PlanCoach) -> ReportValue {
        let known = coach.days.map { found in
            ReportValue.list(
                found.compactMap { day in
                    days.index(of: day.dateStart).map { .list([.count($0), .count(day.freeMinutes)]) }
                })
        }
        return .list([.count(people.number(of: coach.id)), known ?? .missing])
    }

    private mutating func person(_ id: String) -> ReportValue {
        let group = page.plan.staffingGroups[id].map { groups.number(of: $0) } ?? -1
        return .list([Self.text(page.report.person(id).name), Self.text(id), .count(group)])
    }

    private func day(_ day: PageDays.Day) -> ReportValue {
        .list([
            .count(days.minute(day.start)), .count(day.minutes), .text(page.report.clock.shownDay(day.start)),
            .count(day.date.daysSince1970),
        ])
    }

    private static func text(_ text: String) -> ReportValue { .text(ForeignText.line(text)) }

    private static func hundredths(_ people: Double?) -> ReportValue {
        people.flatMap { Int(exactly: ($0 * 100).rounded()) }.map { .count($0) } ?? .missing
    }
}

/// Numbers texts in the order in which they are first asked for.
private struct PageIndex {
    private(set) var keys: [String] = []
    private var numbers: [Identifier: Int] = [:]

    mutating func number(of key: String) -> Int {
        if let known = numbers[Identifier(key)] { return known }
        numbers[Identifier(key)] = keys.count
        keys.append(key)
        return keys.count - 1
    }
}
