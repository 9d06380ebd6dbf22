/// The linking rows that a session meets tick by tick, as curves over time that sessions share, since people of one
/// staffing group meet the same multipliers.
struct DualCurves: Sendable {
    /// Row `row` counts a session of the curve `weight` times while it covers the tick.
    struct Entry: Sendable {
        /// Position among the covered ticks, see `SlotTable.coveredBefore`.
        var tick: Int32
        var row: Int32
        var weight: Int32
    }

    /// Entries of curve c are at `offsets[c] ..< offsets[c + 1]`, by tick.
    private(set) var offsets: [Int32] = [0]
    private(set) var entries: [Entry] = []
    /// Curves of session s are `ofSession[sessionOffsets[s] ..< sessionOffsets[s + 1]]`.
    private(set) var sessionOffsets: [Int32] = [0]
    private(set) var ofSession: [Int32] = []
    /// The curve of a facilitator who also attends, -1 for the others.
    private(set) var ofFacilitator: [Int32]

    private enum Key: Hashable {
        case staffing(StaffingDemand.Entry)
        case person(Int32)
        case location(Int32)
        case groupAway(StaffingDemand.Entry)

        /// The rows of all demands of a group together.
        var ofAnyPeople: Key {
            switch self {
            case .staffing(let entry): .staffing(.init(group: entry.group, people: 0))
            case .groupAway(let entry): .groupAway(.init(group: entry.group, people: 0))
            case .person, .location: self
            }
        }
    }

    init(_ problem: SlotProblem, slots: SlotTable, demand: StaffingDemand, rows: LinkingRows) {
        let tickRows = Self.rowsByCurve(rows)
        var known: [Key: Int32] = [:]
        ofFacilitator = [Int32](repeating: -1, count: problem.facilitators.count)
        for s in problem.sessions.indices {
            defer { sessionOffsets.append(Int32(ofSession.count)) }
            guard !slots.range(ofSession: s).isEmpty else { continue }
            let session = problem.sessions[s]
            var keys = demand.of(session: s).flatMap { [Key.staffing($0), .groupAway($0)] }
            var persons: [Int32] = []
            for attendee in session.attendees {
                let person = problem.attendees[Int(attendee)].person
                if !persons.contains(person) { persons.append(person) }
            }
            keys += persons.map { .person($0) }
            if let location = session.location { keys.append(.location(location)) }
            for key in keys {
                let curve = curve(key, tickRows, &known, problem, slots, rows)
                if curve >= 0 { ofSession.append(curve) }
            }
        }
        for f in problem.facilitators.indices {
            ofFacilitator[f] = curve(.person(problem.facilitators[f].person), tickRows, &known, problem, slots, rows)
        }
    }

    var count: Int { offsets.count - 1 }

    func entries(ofCurve curve: Int) -> ArraySlice<Entry> { entries[Int(offsets[curve])..<Int(offsets[curve + 1])] }

    /// Rows by group, person or location (with the number of people left open), in order of the tick.
    private static func rowsByCurve(_ rows: LinkingRows) -> [Key: [Int32]] {
        var found: [Key: [Int32]] = [:]
        for (index, row) in rows.rows.enumerated() {
            let key: Key? =
                switch row.kind {
                case .staffing: .staffing(.init(group: row.first, people: 0))
                case .groupAway: .groupAway(.init(group: row.first, people: 0))
                case .person: .person(row.first)
                case .location: .location(row.first)
                case .attendeeDay, .attendeeSpacing, .after, .target, .facilitatorWeekTicks, .facilitatorWeekSessions:
                    nil
                }
            if let key { found[key, default: []].append(Int32(index)) }
        }
        return found
    }

    private mutating func curve(
        _ key: Key, _ tickRows: [Key: [Int32]], _ known: inout [Key: Int32], _ problem: SlotProblem,
        _ slots: SlotTable, _ rows: LinkingRows
    ) -> Int32 {
        if let curve = known[key] { return curve }
        guard let members = tickRows[key.ofAnyPeople] else { return -1 }
        for row in members {
            let tick = slots.coveredBefore[Int(rows.rows[Int(row)].second)]
            guard slots.coveredBefore[Int(rows.rows[Int(row)].second) + 1] > tick else { continue }
            let weight: Int32 =
                switch key {
                case .staffing(let entry): Int32(min(Int64(entry.people), rows.capacity[Int(row)]))
                case .groupAway(let entry): entry.people
                case .person, .location: 1
                }
            entries.append(Entry(tick: tick, row: row, weight: weight))
        }
        offsets.append(Int32(entries.count))
        known[key] = Int32(count - 1)
        return Int32(count - 1)
    }
}
