import CoachingModels
import PlanModel

/// The content for one reader of a plan: the sessions of a facilitator or of a staffing group, and the changes since
/// the previous plan.
struct HandoverSheet {
    /// The reader of a sheet.
    enum Reader: Hashable {
        case facilitator(String)
        case group(String)
    }

    let reader: Reader
    /// The reader's name.
    let name: String
    /// The reader's sessions, by time.
    let rows: [ReportRow]
    /// Sessions of the reader without a place.
    let left: [UnscheduledSession]
    /// The changes from the previous plan; empty if there is none.
    let changes: [PlanChanges.Change]

    /// The sheets of a plan: facilitators in the request's order, then groups by name. Readers whom nothing concerns
    /// get none.
    static func all(of plan: Plan, previous: Plan?) -> [HandoverSheet] {
        let report = PlanReport(plan)
        let changes = previous.map { PlanChanges($0, plan).changes } ?? []
        let groupOf = groups(of: plan, previous)
        let facilitators = orderedFacilitators(plan, changes)
        let groups = Set(groupOf.values).sorted()
        func leads(_ id: String) -> HandoverSheet {
            HandoverSheet(
                reader: .facilitator(id), name: report.person(id).name,
                rows: report.allRows.filter { $0.facilitator.id.isSameIdentifier(as: id) },
                left: plan.unscheduled.filter { $0.facilitatorIds?.first.map { $0.isSameIdentifier(as: id) } ?? false },
                changes: changes.filter { $0.concerns(facilitator: id) })
        }
        func belongs(_ group: String) -> HandoverSheet {
            let isOf = { (ids: [String]) in ids.contains { groupOf[$0] == group } }
            return HandoverSheet(
                reader: .group(group), name: group,
                rows: report.allRows.filter { isOf($0.attendees.map(\.id)) },
                left: plan.unscheduled.filter { isOf($0.attendeeIds ?? []) },
                changes: changes.filter {
                    isOf(($0.before?.body.attendeeIds ?? []) + ($0.after?.body.attendeeIds ?? []))
                })
        }
        return (facilitators.map(leads) + groups.map(belongs)).filter {
            !$0.rows.isEmpty || !$0.left.isEmpty || !$0.changes.isEmpty
        }
    }

    private static func groups(of plan: Plan, _ previous: Plan?) -> [String: String] {
        let known = (previous?.staffingGroups ?? [:]).merging(plan.staffingGroups) { _, new in new }
        return (plan.people ?? []).reduce(into: known) { groups, person in
            if let group = person.group { groups[person.id] = group }
        }
    }

    private static func orderedFacilitators(_ plan: Plan, _ changes: [PlanChanges.Change]) -> [String] {
        var seen = IdentifierSet()
        let all =
            (plan.coaches ?? []).map(\.id) + plan.appointments.compactMap(\.body.facilitatorId)
            + changes.compactMap { $0.before?.body.facilitatorId }
        return all.filter { seen.insert($0) }
    }
}

extension PlanChanges.Change {
    fileprivate func concerns(facilitator id: String) -> Bool {
        [before, after].contains { $0?.body.facilitatorId.map { $0.isSameIdentifier(as: id) } ?? false }
    }
}
