import PlanModel

/// The staffing of one group on one local day, as far as the plan touches it.
struct WorstOfDay {
    var group: String
    /// An instant of the day.
    var day: Instant
    /// The quarter hour with the fewest people after the plan; nil if the service reported none.
    var worstAt: Instant?
    var before: Double?
    var after: Double?
    /// Quarter hours of people in coaching whom the group cannot spare, summed.
    var missing: Double
}

extension PlanReport {
    /// By group, then by day. Quarter hours in which nobody is away are neither in the plan nor here.
    var staffingDays: [WorstOfDay] {
        var days: [(group: String, first: Instant, ticks: [StaffingTick])] = []
        for tick in shownStaffing {
            let isOfLast = days.last.map {
                $0.group == tick.group && clock.day(of: $0.first) == clock.day(of: tick.dateStart)
            }
            if isOfLast == true {
                days[days.count - 1].ticks.append(tick)
            } else {
                days.append((tick.group, tick.dateStart, [tick]))
            }
        }
        return days.map { group, first, ticks in
            let worst = ticks.filter { $0.after != nil }.min { ($0.after ?? 0) < ($1.after ?? 0) }
            return WorstOfDay(
                group: group, day: first, worstAt: worst?.dateStart,
                before: worst?.before, after: worst?.after,
                missing: (ticks.reduce(0) { $0 + $1.missing } * 100).rounded() / 100)
        }
    }
}
