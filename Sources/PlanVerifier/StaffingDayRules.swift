import CoachingModels
import PlanModel

/// Checks the staffing of whole days that a plan states by reading the slots again.
extension PlanVerifier {
    func staffingDayViolations(of plan: Plan, _ facts: SlotFacts) -> [String] {
        guard let stated = plan.staffingDays else { return [] }
        var right = rightDays(facts)
        let groups = Set(right.keys.map(\.group))
        var faults: [String] = []
        for (index, day) in stated.enumerated() {
            let field = "staffingDays[\(index)]"
            guard let before = right.removeValue(forKey: Day(group: day.group, start: day.dateStart)) else {
                let part = groups.contains(day.group) ? "dateStart" : "group"
                faults.append(
                    "\(field).\(part): the slots tell no staffing of \(ForeignText.shown(day.group)) "
                        + "over a day from \(day.dateStart.iso8601)")
                continue
            }
            faults += differences(day.before, before, "\(field).before")
        }
        let lacking = right.keys.sorted { ($0.group, $0.start) < ($1.group, $1.start) }
        return faults
            + lacking.map { "staffingDays: \(ForeignText.shown($0.group)) from \($0.start.iso8601) is missing" }
    }

    private struct Day: Hashable {
        let group: String
        let start: Instant
    }

    private func differences(_ stated: [Double?], _ right: [Double?], _ field: String) -> [String] {
        guard stated.count == right.count else {
            return [PlanVerifier.differs(field, "\(stated.count) quarter hours", "\(right.count)")]
        }
        let told = { (value: Double?) in value.map { "\($0)" } ?? "nothing" }
        return stated.indices.filter { stated[$0] != right[$0] }.map {
            PlanVerifier.differs("\(field)[\($0)]", told(stated[$0]), told(right[$0]))
        }
    }

    /// Every local day of the horizon for which the slots report anything, for each group of the request.
    private func rightDays(_ facts: SlotFacts) -> [Day: [Double?]] {
        let ticks = Tick.counts(wholeIn: request.horizon)
        let days = VerifierCalendar(timeZone: request.clock.name).days(ofTicks: ticks)
        var right: [Day: [Double?]] = [:]
        for (group, curve) in curves(facts, ticks) {
            for day in days {
                let values = day.map { tick -> Double? in
                    curve[Int(tick - ticks.lowerBound)].map { Double($0.hundredths) / 100 }
                }
                guard values.contains(where: { $0 != nil }) else { continue }
                right[Day(group: group, start: Tick(count: day.lowerBound).start)] = values
            }
        }
        return right
    }

    /// The largest headcount above the forecast in any answer, for each group in each tick; nil if none is reported.
    private func curves(_ facts: SlotFacts, _ ticks: Range<Int64>) -> [String: [ExactPeople?]] {
        let unknown = [ExactPeople?](repeating: nil, count: ticks.count)
        var curves = Dictionary(
            request.attendees.map { (facts.group(of: $0.id), unknown) }, uniquingKeysWith: { first, _ in first })
        for call in slots.calls {
            let groups = Set(call.attendees.map { facts.group(of: slots.users[Int($0)]) })
            // Removed from the dictionary, so that it is changed in place.
            guard groups.count == 1, let group = groups.first, var curve = curves.removeValue(forKey: group) else {
                continue
            }
            for slot in call.suggestedSlots where !slot.staffingDifference.isNaN {
                let value = ExactPeople(slot.staffingDifference) + call.attendees.count
                let first = Tick(at: slot.start).count
                for tick in (first..<first + Int64(Tick.whole(inMinutes: Int(slot.lengthInMinutes)))).clamped(to: ticks)
                {
                    let place = Int(tick - ticks.lowerBound)
                    curve[place] = curve[place].map { max($0, value) } ?? value
                }
            }
            curves[group] = curve
        }
        return curves
    }
}
