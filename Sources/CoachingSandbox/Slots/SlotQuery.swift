/// A checked slots query.
struct SlotQuery: Sendable {
    /// Minutes since 1970, the end not included.
    var from: Int
    var to: Int
    /// No slot starts before this minute.
    var earliestStart: Int
    var length: Int
    /// Indices of people in the world.
    var attendees: [Int]
    var facilitators: [Int]
    /// Appointments whose time counts as free.
    var interruptible: Set<String> = []
}

/// The part of the state that a slots query needs.
struct SlotSnapshot: Sendable {
    var attendees: [PersonTime]
    var facilitators: [PersonTime]
    var groups: [Group]

    /// A planning group with the number of its people who would be in the session.
    struct Group: Sendable {
        var attendees: Int32
        /// Hundredths of a person by tick, before the session is placed.
        var net: [Int32]
    }
}

extension CoachingState {
    /// The part of the state that a slots query needs. The work grows with the query: do it on a copy of the state, not
    /// under the lock.
    func snapshot(for query: SlotQuery) -> SlotSnapshot {
        func times(_ people: [Int]) -> [PersonTime] {
            if query.interruptible.isEmpty { return people.map { time[$0] } }
            return people.map {
                time[$0].without(query.interruptible, bookable: bookable, calendar: world.calendar)
            }
        }
        var count: [Int: Int32] = [:]
        for group in query.attendees.compactMap({ world.people[$0].planningGroup }) { count[group, default: 0] += 1 }
        let groups = count.sorted { $0.key < $1.key }.map { group, attendees in
            SlotSnapshot.Group(attendees: attendees, net: net(of: group, ignoring: query.interruptible))
        }
        return SlotSnapshot(attendees: times(query.attendees), facilitators: times(query.facilitators), groups: groups)
    }

    /// The headcount margin of a group, ignoring some appointments.
    private func net(of group: Int, ignoring ignored: Set<String>) -> [Int32] {
        var margin = net[group]
        for record in ignored.compactMap({ appointments[$0] }) where blockingStatuses.contains(record.status) {
            let away = record.attendeeIDs.count { world.person($0)?.planningGroup == group }
            for tick in ticks(of: record) { margin[tick] += 100 * Int32(away) }
        }
        return margin
    }
}
