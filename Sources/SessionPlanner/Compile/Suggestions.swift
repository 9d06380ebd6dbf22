import PlanModel

/// The starts that the service suggested, by the exact set of attendees and the length that the call asked for.
struct Suggestions {
    struct Key: Hashable {
        /// Persons in ascending order.
        let attendees: [Int32]
        let lengthInMinutes: Int32
    }

    /// Suggested starts of one attendee set and length.
    struct Starts {
        /// Starts suggested whoever leads the session.
        var forAnybody: TickSet
        /// Starts suggested if one of these persons leads it.
        var forLeaders: [(leaders: Set<Int32>, ticks: TickSet)] = []
    }

    private var starts: [Key: Starts] = [:]

    init(people: PeopleIndex, slots: SlotsFile, policy: Policy, timeline: Timeline) {
        let allowed = slots.labels.map { policy.ratings.contains($0) }
        for call in slots.calls where !call.suggestedSlots.isEmpty {
            let attendees = call.attendees.map { people.personOfUser[Int($0)] }.sorted()
            guard let first = attendees.first, first >= 0 else { continue }
            let leaders = Set(call.facilitators.map { people.personOfUser[Int($0)] })
            var ticks: [Int32: TickSet] = [:]
            for slot in call.suggestedSlots where slot.rating < 0 || allowed[Int(slot.rating)] {
                guard let tick = timeline.tick(startingAt: slot.start) else { continue }
                ticks[slot.lengthInMinutes, default: TickSet(tickCount: timeline.tickCount)].insert(tick)
            }
            for (length, ticks) in ticks {
                add(ticks, leaders: leaders, to: Key(attendees: attendees, lengthInMinutes: length), timeline)
            }
        }
    }

    subscript(attendees: [Int32], lengthInMinutes: Int) -> Starts? {
        starts[Key(attendees: attendees.sorted(), lengthInMinutes: Int32(lengthInMinutes))]
    }

    private mutating func add(_ ticks: TickSet, leaders: Set<Int32>, to key: Key, _ timeline: Timeline) {
        var known = starts[key] ?? Starts(forAnybody: TickSet(tickCount: timeline.tickCount))
        if leaders.isEmpty { known.forAnybody.formUnion(ticks) } else { known.forLeaders.append((leaders, ticks)) }
        starts[key] = known
    }
}
