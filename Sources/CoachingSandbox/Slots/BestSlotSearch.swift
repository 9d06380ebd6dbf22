/// Finds the best slot of one interval after another, for the same people.
///
/// Where they are free and what a session would do to the staffing is found out once, not anew for each interval.
struct BestSlotSearch {
    private let free: TickSet?
    /// As if there were no session at all.
    private let regardless: TickSet?
    /// By tick, with the session placed at it.
    private let differences: [Int32]
    private let differencesRegardless: [Int32]
    private let search: SlotSearch

    init(_ query: SlotQuery, _ search: SlotSearch, _ state: CoachingState) {
        self.search = search
        let snapshot = state.snapshot(for: query)
        var interrupting = query
        interrupting.interruptible = Set(state.appointments.keys)
        let empty = state.snapshot(for: interrupting)
        free = search.starts(query, snapshot)
        regardless = search.starts(query, empty)
        let ticks = 0..<search.calendar.tickCount
        differences = ticks.map { search.difference(at: $0, length: query.length, snapshot.groups) ?? 0 }
        differencesRegardless = ticks.map { search.difference(at: $0, length: query.length, empty.groups) ?? 0 }
    }

    /// The slot with the largest staffing difference, the earliest of equals. A free one comes before one that lies over a session.
    func best(_ query: SlotQuery) -> (tick: Int, isFree: Bool)? {
        if let tick = best(of: free, differences, query) { return (tick, true) }
        return best(of: regardless, differencesRegardless, query).map { ($0, false) }
    }

    private func best(of starts: TickSet?, _ differences: [Int32], _ query: SlotQuery) -> Int? {
        var best: Int?
        starts?.forEach(in: search.range(query)) { tick in
            if best.map({ differences[tick] > differences[$0] }) ?? true { best = tick }
        }
        return best
    }
}
