extension EjectionChains {
    /// Carries out the chain that `find` found, each day according to the present plan. Returns false if a step is no
    /// longer possible; the log's steps then have to be undone.
    mutating func carryOut(_ log: inout MoveLog) -> Bool {
        var moves: [(session: Int, row: Int32)] = []
        var session = Int(best.session)
        if best.row >= 0 { moves.append((session, best.row)) }
        while labels[session].parent >= 0 {
            let label = labels[session]
            guard schedule.isPlaced(session) else { return false }
            schedule.take(session, &log)
            if label.other >= 0 {
                guard schedule.isPlaced(Int(label.other)) else { return false }
                schedule.take(Int(label.other), &log)
                moves.append((Int(label.other), label.otherRow))
            }
            session = Int(label.parent)
            moves.append((session, label.row))
        }
        return moves.reversed().allSatisfy { settle($0.session, on: $0.row, &log) }
    }

    /// Places a session on a day, and retimes the others of that day in the cheapest way.
    private mutating func settle(_ session: Int, on row: Int32, _ log: inout MoveLog) -> Bool {
        guard let group = days.group(session, row: row), openDay(session, group) != nil else { return false }
        let all = timetable.subsets - 1
        guard dayCost(all, row: row) < DayRetiming.impossible else { return false }
        let places = timetable.places(of: all)
        for member in movable { schedule.take(Int(member), &log) }
        for (session, index) in places {
            guard schedule.fits(session, schedule.place(index)) else { return false }
            schedule.put(session, index, &log)
        }
        return true
    }
}
