/// Finds the best slot of one interval after another, for the same people.
///
/// Their free time, and the effect of a session on the staffing, are computed once, not again for each interval.
struct BestSlotSearch {
    private let free: TickSet?
    /// The ticks at which a session can start if existing sessions are ignored.
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

    /// The slot with the largest staffing difference, the earliest of equals. A free slot takes precedence over one
    /// that overlaps a session.
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
