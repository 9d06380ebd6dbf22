import PlanModel

/// The staffing of one group on one local day, as far as the plan touches it.
struct StaffingDay {
    var group: String
    /// An instant of the day.
    var day: Instant
    /// The quarter hour with the fewest people after the plan; nil where the service told of none.
    var worstAt: Instant?
    var before: Double?
    var after: Double?
    /// Quarter hours of people in coaching whom the group cannot spare.
    var missing: Int
}

extension PlanReport {
    /// By group, then by day. Quarter hours that nobody leaves are not in the plan, and not here.
    var staffingDays: [StaffingDay] {
        var days: [(group: String, first: Instant, ticks: [StaffingTick])] = []
        for tick in plan.staffing {
            guard let instant = InstantParser.parse(tick.dateStart) else { continue }
            if let last = days.last, last.group == tick.group, clock.day(of: last.first) == clock.day(of: instant) {
                days[days.count - 1].ticks.append(tick)
            } else {
                days.append((tick.group, instant, [tick]))
            }
        }
        return days.map { group, first, ticks in
            let worst = ticks.filter { $0.after != nil }.min { ($0.after ?? 0) < ($1.after ?? 0) }
            return StaffingDay(
                group: group, day: first, worstAt: worst.flatMap { InstantParser.parse($0.dateStart) },
                before: worst?.before, after: worst?.after, missing: ticks.reduce(0) { $0 + $1.missing })
        }
    }
}
