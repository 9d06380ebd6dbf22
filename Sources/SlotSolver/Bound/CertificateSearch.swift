/// The most that one facilitator can earn in a day, for checking certificates: a plain recursion over starts.
enum CertificateSearch {
    struct Item {
        var profit: Int128
        var start: Int32
        var length: Int32
        var session: Int32
    }

    /// What may still be used from some point of the day on.
    private struct State: Hashable {
        var ticks: Int32
        var sessions: Int32
        /// Bit i: the i-th unrepeatable session may still be led.
        var mask: Int
    }

    /// States after each item are kept in a table; of the unrepeatable sessions at most 20 are honoured.
    static func mostProfit(
        _ items: [Item], _ facilitator: SlotProblem.Facilitator, unrepeatable: [Int32]
    ) -> Int128 {
        let items = items.sorted { ($0.start, $0.session) < ($1.start, $1.session) }
        let kept = Array(unrepeatable.prefix(20))
        let span = items.map { $0.start + $0.length }.max().map { $0 - items[0].start } ?? 0
        let all = State(
            ticks: min(facilitator.maxTicksPerDay ?? span, span),
            sessions: min(facilitator.maxSessionsPerDay ?? span, span),
            mask: (1 << kept.count) - 1)
        var table: [[State: Int128]] = [[State: Int128]](repeating: [:], count: items.count + 1)
        func most(_ index: Int, _ state: State) -> Int128 {
            guard index < items.count else { return 0 }
            if let known = table[index][state] { return known }
            let item = items[index]
            var result = most(index + 1, state)
            var rest = state
            rest.ticks -= item.length
            rest.sessions -= 1
            let bit = kept.firstIndex(of: item.session).map { 1 << $0 } ?? 0
            if rest.ticks >= 0, rest.sessions >= 0, state.mask & bit == bit {
                rest.mask &= ~bit
                let ready = item.start + item.length + min(facilitator.bufferTicks, span)
                let next = items[index...].firstIndex { $0.start >= ready } ?? items.count
                result = max(result, item.profit + most(next, rest))
            }
            table[index][state] = result
            return result
        }
        return most(0, all)
    }
}
