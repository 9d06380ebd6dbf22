import PlanModel

/// Who is free when: a tick counts if periods of allowed activities cover the whole of it. Touching periods join.
enum Availability {
    /// The free ticks of each person of the request.
    static func free(people: PeopleIndex, slots: SlotsFile, policy: Policy, timeline: Timeline) -> [TickSet] {
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
        return periods.map { ticks(covered: $0, timeline) }
    }

    private static func ticks(covered periods: [Interval], _ timeline: Timeline) -> TickSet {
        var ticks = TickSet(tickCount: timeline.tickCount)
        for period in joined(periods) { ticks.insert(timeline.wholeTicks(in: period)) }
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
