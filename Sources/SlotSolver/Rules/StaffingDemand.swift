/// How many attendees of which staffing group each session takes off the floor, and the cost of these by themselves.
struct StaffingDemand: Sendable {
    struct Entry: Sendable, Hashable {
        var group: Int32
        var people: Int32
    }

    private let offsets: [Int32]
    private let entries: [Entry]

    init(_ problem: SlotProblem) {
        var offsets: [Int32] = [0]
        var entries: [Entry] = []
        for session in problem.sessions {
            let groups = session.attendees.map { problem.attendees[Int($0)].staffingGroup }.sorted()
            let first = entries.count
            for group in groups {
                if entries.count > first, entries[entries.count - 1].group == group {
                    entries[entries.count - 1].people += 1
                } else {
                    entries.append(Entry(group: group, people: 1))
                }
            }
            offsets.append(Int32(entries.count))
        }
        self.offsets = offsets
        self.entries = entries
    }

    func of(session: Int) -> ArraySlice<Entry> { entries[Int(offsets[session])..<Int(offsets[session + 1])] }

    /// The session's cost in understaffing even with nobody else away.
    func ownCharge(session: Int, start: Int32, in problem: SlotProblem) -> Cost {
        var charge: Cost = 0
        let ticks = Int(start)..<Int(start + problem.sessions[session].length)
        for entry in of(session: session) {
            let row = Int(entry.group) * problem.tickCount
            for tick in ticks { charge += problem.staffing.cost(ofPeople: Int(entry.people), inCell: row + tick) }
        }
        return charge
    }
}
