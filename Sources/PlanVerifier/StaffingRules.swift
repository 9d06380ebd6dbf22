import CoachingModels
import PlanModel

/// Recounts the staffing that a plan states.
extension PlanVerifier {
    func staffingViolations(of plan: Plan, placed: [PlacedSession], _ facts: SlotFacts) -> [String] {
        var right = recounted(placed, facts)
        var faults: [String] = []
        let groups = Set(right.keys.map(\.group))
        for (index, tick) in plan.staffing.enumerated() {
            let field = "staffing[\(index)]"
            guard let counted = right.removeValue(forKey: Key(group: tick.group, dateStart: tick.dateStart)) else {
                let isGroup = groups.contains(tick.group)
                faults.append(
                    "\(field).\(isGroup ? "dateStart" : "group"): "
                        + "nobody of \(ForeignText.shown(tick.group)) is away at \(tick.dateStart.iso8601)")
                continue
            }
            let values = [
                ("before", told(tick.before), told(counted.before)), ("away", "\(tick.away)", "\(counted.away)"),
                ("missing", "\(tick.missing)", "\(counted.missing)"),
            ]
            faults += values.filter { $0.1 != $0.2 }.map { PlanVerifier.differs("\(field).\($0.0)", $0.1, $0.2) }
        }
        faults += right.keys.sorted { ($0.group, $0.dateStart) < ($1.group, $1.dateStart) }.map {
            "staffing: \(ForeignText.shown($0.group)) at \($0.dateStart.iso8601) is missing"
        }
        let unknown = plan.staffing.count { $0.before == nil }
        let share = plan.staffing.isEmpty ? 0 : Double(unknown) / Double(plan.staffing.count)
        if !(abs(plan.solution.unknownStaffingShare - share) <= 1e-9) {
            faults.append(
                PlanVerifier.differs(
                    "solution.unknownStaffingShare", "\(plan.solution.unknownStaffingShare)", "\(share)"))
        }
        return faults + groupViolations(of: plan, placed: placed, facts) + doubtViolations(of: plan, facts)
    }

    private struct Key: Hashable {
        let group: String
        let dateStart: Instant
    }

    /// Every tick in which somebody of a group is away, as the plan has to state it.
    private func recounted(_ placed: [PlacedSession], _ facts: SlotFacts) -> [Key: StaffingTick] {
        load(of: placed, facts).reduce(into: [:]) { ticks, entry in
            let start = Tick(count: entry.key.tick).start
            let base = facts.base[entry.key]
            ticks[Key(group: entry.key.group, dateStart: start)] = StaffingTick(
                group: entry.key.group, dateStart: start, before: base.map { Double($0.hundredths) / 100 },
                away: Int(entry.value), missing: base.map { missing(load: entry.value, entry.key.group, base: $0) } ?? 0
            )
        }
    }

    /// Each attendee with a place must have the group that request and slots give them.
    private func groupViolations(of plan: Plan, placed: [PlacedSession], _ facts: SlotFacts) -> [String] {
        var right: [String: Set<String>] = [:]
        for attendee in placed.flatMap(\.session.attendees) {
            right[attendee, default: []].insert(facts.group(of: attendee))
        }
        let wrong = plan.staffingGroups.filter { right[$0.key]?.contains($0.value) != true }
        let faults: [String] = wrong.sorted { $0.key < $1.key }.map { id, group in
            let groups = right[id].map { $0.sorted().joined(separator: " or ") } ?? "nothing, since they have no place"
            return PlanVerifier.differs("staffingGroups.\(ForeignText.shown(id))", group, groups)
        }
        let lacking = right.keys.filter { plan.staffingGroups[$0] == nil }.sorted()
        return faults + lacking.map { "staffingGroups: \(ForeignText.shown($0)) is missing" }
    }

    /// Groups that the plan states to have the same staffing must have it.
    private func doubtViolations(of plan: Plan, _ facts: SlotFacts) -> [String] {
        (plan.sameStaffing ?? []).enumerated().flatMap { index, groups in
            let curves = groups.map { facts.curve(of: $0, in: slots, horizon: request.horizon) }
            return groups.indices.dropFirst().filter { !SlotFacts.areSame(curves[0], curves[$0]) }.map {
                "sameStaffing[\(index)]: \(ForeignText.shown(groups[0])) and \(ForeignText.shown(groups[$0])) "
                    + "do not have the same staffing"
            }
        }
    }

    private func told(_ number: Double?) -> String { number.map { "\($0)" } ?? "nothing" }
}
