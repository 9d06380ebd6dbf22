import CoachingModels
public import PlanModel

/// A plan as shown to people and other programs: the dry run of `plan`, and `show`.
public struct PlanReport {
    let plan: Plan
    let clock: ZoneClock
    let filter: PlanFilter
    let selection: PlanSelection
    /// The sessions with a place, by time, then by facilitator: all of them, and those selected.
    let allRows: [ReportRow]
    let rows: [ReportRow]
    /// The names of all people in the plan; empty for plans of earlier versions, which have `names` only.
    private let nameOfUser: IdentifierTable<String>

    /// Times are shown in the request's zone; in UTC if this machine does not know that zone.
    ///
    /// - Parameter filter: the part of the plan to show; a name in it that the plan does not contain matches nobody.
    public init(_ plan: Plan, filter: PlanFilter = PlanFilter()) {
        self.plan = plan
        self.filter = filter
        let clock = ZoneClock(name: plan.request.timeZone) ?? .utc
        let names = IdentifierTable((plan.people ?? []).compactMap { one in one.name.map { (one.id, $0) } })
        let selection = PlanSelection(filter, of: plan, clock: clock) { names[$0] ?? plan.names[$0] ?? $0 }
        self.clock = clock
        self.selection = selection
        nameOfUser = names
        allRows = ReportRow.rows(of: plan) { ReportPerson(id: $0, name: names[$0] ?? plan.names[$0] ?? $0) }
        rows = allRows.filter {
            selection.has(facilitators: [$0.facilitator.id], attendees: $0.attendees.map(\.id), start: $0.start)
        }
    }

    /// The dry run as a document: first the decisions to make, then a summary, then tables.
    ///
    /// - Parameter now: used to state how old the service's answers are and which days are over; nil leaves that out.
    public func document(now: Instant? = nil) -> ReportDocument {
        let first = [heading(now), decisions(now)]
        let sections =
            filter.onlyWarnings
            ? first : first + [summary, adjustments, sessions, unscheduled, groups, coaches, costs, proof]
        return ReportDocument(facts: facts, sections: sections, clock: clock)
    }

    /// The dry run as text of this width in columns.
    ///
    /// - Parameter now: used to state how old the service's answers are and which days are over; nil leaves that out.
    public func table(width: Int = 100, now: Instant? = nil) -> String { document(now: now).text(width: width) }

    /// The dry run as one JSON document, for other programs, with names and local times filled in.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    public func json() throws -> String { try document().json() }

    /// One row for each session as comma separated values. Sessions without a place come last: they have no
    /// facilitator, and the people who could lead them are in `facilitators`.
    public var csv: String { csv(now: nil) }

    /// The same; if only warnings are selected, one row for each of them.
    ///
    /// - Parameter now: used to find out which answers are old and which days are over; nil leaves that out.
    public func csv(now: Instant?) -> String {
        (filter.onlyWarnings ? PlanReport.table(warnings(now)) : allSessions).csv(clock)
    }

    /// The selected sessions without a place.
    var left: [UnscheduledSession] {
        filter.isAll
            ? plan.unscheduled
            : plan.unscheduled.filter {
                selection.has(facilitators: $0.facilitatorIds ?? [], attendees: $0.attendeeIds ?? [], start: nil)
            }
    }

    /// The selected quarter hours of staffing.
    var shownStaffing: [StaffingTick] {
        guard !filter.isAll else { return plan.staffing }
        let attended = attendedGroups
        return plan.staffing.filter {
            selection.hasGroup($0.group, attended: attended) && selection.hasDay($0.dateStart)
        }
    }

    /// Whether the staffing of a group is selected.
    func hasGroup(_ group: String) -> Bool { selection.hasGroup(group, attended: attendedGroups) }

    private var attendedGroups: Set<String> {
        Set(rows.flatMap(\.attendees).compactMap { selection.group(of: $0.id) })
    }

    /// A person, by the name that the plan has for them.
    func person(_ id: String) -> ReportPerson { ReportPerson(id: id, name: nameOfUser[id] ?? plan.names[id] ?? id) }
}
