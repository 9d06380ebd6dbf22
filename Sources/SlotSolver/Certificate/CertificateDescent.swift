/// The most that one facilitator can earn in a day where cuts charge columns: every column that could earn more than
/// the best so far, judged by what later items can earn without such charges with what is left, is looked at.
struct CertificateDescent {
    private let table: CertificateTable
    private let cutDuals: [Int128]
    private var counts: [Int: Int] = [:]
    private var chosen: [Int32] = []
    private var best: Int128 = 0
    private var visits = 0

    /// Columns looked at; beyond, the profit without charges stands. Ten times what the search that finds multipliers
    /// looks at.
    private static let mostVisits = 200_000

    init(_ table: CertificateTable, cutDuals: [Int128], cutsOfDay: [Int]) {
        self.table = table
        self.cutDuals = cutDuals
        for cut in cutsOfDay { counts[cut] = 1 }
    }

    mutating func mostProfit() -> Int128 {
        // The column that is best without charges is most often good with them: most others need not be looked at.
        let first = table.pattern.map { table.items[$0] }
        let charge = first.reduce(0) { $0 + take($1) }
        for item in first { leave(item) }
        best = max(0, table.mostProfit - charge)
        guard charge > 0 else { return table.mostProfit }
        descend(from: 0, state: table.fullState, profit: 0)
        return visits > Self.mostVisits ? table.mostProfit : best
    }

    private mutating func descend(from first: Int, state: Int, profit: Int128) {
        for index in first..<table.items.count {
            if profit + table.profit(from: index, state: state) <= best { return }
            let item = table.items[index]
            guard let rest = table.state(state, taking: index), !chosen.contains(item.session),
                profit + item.profit + table.profit(from: table.following(index), state: rest) > best
            else { continue }
            visits += 1
            guard visits <= Self.mostVisits else { return }
            let gain = profit + item.profit - take(item)
            chosen.append(item.session)
            best = max(best, gain)
            descend(from: table.following(index), state: rest, profit: gain)
            chosen.removeLast()
            leave(item)
        }
    }

    private mutating func leave(_ item: CertificateSearch.Item) {
        for cut in item.oddCuts { counts[cut, default: 0] -= 1 }
    }

    private mutating func take(_ item: CertificateSearch.Item) -> Int128 {
        item.oddCuts.reduce(0) { charge, cut in
            counts[cut, default: 0] += 1
            return charge + (counts[cut, default: 0] % 2 == 0 ? cutDuals[cut] : 0)
        }
    }
}
