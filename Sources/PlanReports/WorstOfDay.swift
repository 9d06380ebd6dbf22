import PlanModel

/// The staffing of one group on one local day, as far as the plan touches it.
struct WorstOfDay {
    var group: String
    var day: String
    /// Local time of the quarter hour with the fewest people after the plan.
    var worstAt: String
    var before: Double?
    var after: Double?
    /// Quarter hours of people in coaching whom the group cannot spare.
    var missing: Int
}

extension PlanReport {
    /// By group, then by day. Quarter hours that nobody leaves are not in the plan, and not here.
    var staffingDays: [WorstOfDay] {
        var days: [(group: String, day: String, ticks: [StaffingTick])] = []
        for tick in plan.staffing {
            let day = clock.shownDay(tick.dateStart)
            if let last = days.last, last.group == tick.group, last.day == day {
                days[days.count - 1].ticks.append(tick)
            } else {
                days.append((tick.group, day, [tick]))
            }
        }
        return days.map { group, day, ticks in
            let worst = ticks.filter { $0.after != nil }.min { ($0.after ?? 0) < ($1.after ?? 0) }
            let time = worst.map { clock.shownTime($0.dateStart) }
            return WorstOfDay(
                group: group, day: day, worstAt: time ?? "", before: worst?.before, after: worst?.after,
                missing: ticks.reduce(0) { $0 + $1.missing })
        }
    }
}
