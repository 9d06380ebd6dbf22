/// The linking rows that a session meets by the day it is on: attendees' daily limits, the days between their sessions,
/// and `after` rules.
struct DayDuals: Sendable {
    struct Entry: Sendable {
        var row: Int32
        /// How often the row counts the session; negative where placing it allows more.
        var weight: Int32
    }

    /// The place of each slot's (session, day), -1 if no row of this kind meets it.
    private(set) var ofSlot: [Int32]
    /// Entries of place p are at `offsets[p] ..< offsets[p + 1]`.
    private(set) var offsets: [Int32] = [0]
    private(set) var entries: [Entry] = []

    init(_ problem: SlotProblem, slots: SlotTable, rows: LinkingRows) {
        ofSlot = [Int32](repeating: -1, count: slots.count)
        let byAttendeeDay = Self.rowsByAttendeeDay(rows)
        let spacing = Self.spacingRows(problem, rows)
        let (own, following) = Self.afterRows(problem, rows)
        for s in problem.sessions.indices {
            let session = problem.sessions[s]
            var lastDay: Int32?
            var place: Int32 = -1
            for slot in slots.range(ofSession: s) {
                let day = problem.dayOfTick[Int(slots.start[slot])]
                if day != lastDay {
                    var found: [Entry] = []
                    for attendee in session.attendees {
                        if let row = byAttendeeDay[[attendee, day]] {
                            found.append(Entry(row: row, weight: session.length))
                        }
                        for row in spacing[attendee] ?? [] where row.days.contains(day) {
                            found.append(Entry(row: row.row, weight: 1))
                        }
                    }
                    for row in own[s] ?? [] where (row.days).contains(day) {
                        found.append(Entry(row: row.row, weight: 1))
                    }
                    for row in following[s] ?? [] where row.days.contains(day) {
                        found.append(Entry(row: row.row, weight: -1))
                    }
                    place = add(found)
                    lastDay = day
                }
                ofSlot[slot] = place
            }
        }
    }

    var count: Int { offsets.count - 1 }

    private mutating func add(_ found: [Entry]) -> Int32 {
        guard !found.isEmpty else { return -1 }
        entries += found
        offsets.append(Int32(entries.count))
        return Int32(count - 1)
    }

    private static func rowsByAttendeeDay(_ rows: LinkingRows) -> [[Int32]: Int32] {
        var found: [[Int32]: Int32] = [:]
        for (index, row) in rows.rows.enumerated() where row.kind == .attendeeDay {
            found[[row.first, row.second]] = Int32(index)
        }
        return found
    }

    /// The rows on the days between each attendee's sessions.
    private static func spacingRows(_ problem: SlotProblem, _ rows: LinkingRows) -> [Int32: [RowOnDays]] {
        var found: [Int32: [RowOnDays]] = [:]
        for (index, row) in rows.rows.enumerated() where row.kind == .attendeeSpacing {
            found[row.first, default: []].append(RowOnDays(row: Int32(index), days: problem.daysOfSpacing(row)))
        }
        return found
    }

    private struct RowOnDays {
        var row: Int32
        var days: ClosedRange<Int32>
    }

    /// The `after` rows of each session, and those of the sessions that follow it.
    private static func afterRows(
        _ problem: SlotProblem, _ rows: LinkingRows
    ) -> (own: [Int: [RowOnDays]], following: [Int: [RowOnDays]]) {
        var own: [Int: [RowOnDays]] = [:]
        var following: [Int: [RowOnDays]] = [:]
        for (index, row) in rows.rows.enumerated() where row.kind == .after {
            own[Int(row.first), default: []].append(RowOnDays(row: Int32(index), days: row.second...row.third))
            guard let after = problem.sessions[Int(row.first)].after, let days = problem.predecessorDays(of: row)
            else { continue }
            following[Int(after.session), default: []].append(RowOnDays(row: Int32(index), days: days))
        }
        return (own, following)
    }
}
