import PlanModel

/// Who is free when. A tick counts if periods of allowed activities cover all of it; touching periods are joined.
enum Availability {
    /// The free ticks of each person of the request, and those for which the given number of ticks before and after are
    /// free as well.
    ///
    /// The ticks before and after may lie outside the horizon.
    static func free(
        people: PeopleIndex, slots: SlotsFile, policy: Policy, timeline: Timeline
    ) -> (free: [TickSet], withMargin: [TickSet]) {
        let joined = periods(people: people, slots: slots, policy: policy)
        let free = joined.map { ticks(covered: $0, margin: 0, timeline) }
        let margin = Tick.whole(inMinutes: policy.marginMinutes)
        return (free, margin == 0 ? free : joined.map { ticks(covered: $0, margin: margin, timeline) })
    }

    /// The periods of allowed activities of each person of the request, joined where they touch, by time.
    static func periods(people: PeopleIndex, slots: SlotsFile, policy: Policy) -> [[Interval]] {
        let allowed = slots.labels.map { policy.activities.contains($0) }
        var periods: [[Interval]] = Array(repeating: [], count: people.ids.count)
        for call in slots.calls {
            for schedules in [call.attendeeSchedules, call.facilitatorSchedules] {
                for schedule in schedules {
                    let person = people.personOfUser[Int(schedule.user)]
                    guard person >= 0 else { continue }
                    for period in schedule.periods {
                        guard period.category < 0 || allowed[Int(period.category)],
                            period.isPaid || !policy.paidOnly
                        else { continue }
                        periods[Int(person)].append(Interval(start: period.start, end: period.end))
                    }
                }
            }
        }
        return periods.map(joined)
    }

    private static func ticks(covered periods: [Interval], margin: Int, _ timeline: Timeline) -> TickSet {
        var ticks = TickSet(tickCount: timeline.tickCount)
        for period in periods { ticks.insert(timeline.wholeTicks(in: period, margin: margin)) }
        return ticks
    }

    static func joined(_ periods: [Interval]) -> [Interval] {
        var joined: [Interval] = []
        for period in periods.sorted(by: { $0.start < $1.start }) {
            if let last = joined.last, period.start <= last.end {
                joined[joined.count - 1].end = max(last.end, period.end)
            } else {
                joined.append(period)
            }
        }
        return joined
    }
}
