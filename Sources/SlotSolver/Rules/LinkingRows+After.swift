extension LinkingRows {
    /// Rows that relax the `after` rules: for single days, for all days up to one and from one on, the session is
    /// placed there at most as often as its predecessor is on a day that allows it. Of the rows with the same days of
    /// the predecessor, only the one over the most days of the session is kept.
    static func after(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        var rows: [LinkingRow] = []
        for s in problem.sessions.indices {
            guard let after = problem.sessions[s].after else { continue }
            let days = slots.days(ofSession: s, in: problem)
            let before = slots.days(ofSession: Int(after.session), in: problem)
            var kept: [[Int32]: LinkingRow] = [:]
            for (first, last) in intervals(days) {
                let row = LinkingRow(kind: .after, first: Int32(s), second: first, third: last)
                let range = problem.predecessorDays(of: row)
                let allowed = before.filter { range?.contains($0) ?? false }
                if let other = kept[allowed], other.third - other.second >= last - first { continue }
                kept[allowed] = row
            }
            rows += kept.values.sorted { ($0.second, $0.third) < ($1.second, $1.third) }
        }
        return rows
    }

    private static func intervals(_ days: [Int32]) -> [(Int32, Int32)] {
        guard let first = days.first, let last = days.last else { return [] }
        return days.map { ($0, $0) } + days.map { (first, $0) } + days.map { ($0, last) }
    }
}

extension SlotTable {
    /// The days on which the session has a slot, in order.
    func days(ofSession session: Int, in problem: SlotProblem) -> [Int32] {
        var days: [Int32] = []
        for slot in range(ofSession: session) {
            let day = problem.dayOfTick[Int(start[slot])]
            if days.last != day { days.append(day) }
        }
        return days
    }

    /// Every tick that some slot of the session covers, once each, in order.
    func forEachCoveredTick(ofSession session: Int, length: Int32, _ body: (Int) -> Void) {
        var next: Int32 = 0
        for slot in range(ofSession: session) {
            for tick in max(next, start[slot])..<start[slot] + length { body(Int(tick)) }
            next = start[slot] + length
        }
    }
}

extension SlotProblem {
    /// The sessions that each person attends, without repetitions.
    func sessionsByPerson() -> [[Int32]] {
        var sessions = [[Int32]](repeating: [], count: personCount)
        for s in self.sessions.indices {
            for attendee in self.sessions[s].attendees {
                let person = Int(attendees[Int(attendee)].person)
                if sessions[person].last != Int32(s) { sessions[person].append(Int32(s)) }
            }
        }
        return sessions
    }

    /// The most that placing each session can save: its own unscheduled cost and that of all sessions that follow it.
    func maximumSaving() -> [Cost] {
        var saving = sessions.map(\.leftOutCost)
        for s in UsableCandidates.predecessorsFirst(self).reversed() {
            if let after = sessions[s].after { saving[Int(after.session)] += saving[s] }
        }
        return saving
    }
}
