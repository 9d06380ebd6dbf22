/// Pricing with cuts whose duals are not robust, as they charge columns on top of their items: a depth-first search
/// that uses the table of the search without such cuts as completion bound.
struct CutPricing: Sendable {
    /// How often each cut counts the present column; only odd counts matter.
    private var counts: [Int32] = []
    private var chosen: [Int] = []
    private(set) var best: [Int] = []
    private var bestProfit: Int64 = 0
    private var visits = 0

    /// Visits after which the profit without the charges is used: it is too high, which only lowers a bound.
    private let mostVisits: Int

    init(mostVisits: Int) { self.mostVisits = mostVisits }

    /// The largest profit of a column after all charges, or an upper bound on it. `search` must have been run on the
    /// block with profits after the charges that items bear by themselves.
    mutating func run(_ search: PricingProblem, block: Int, _ charges: CutDuals) -> Int64 {
        let most = search.mostProfit
        best = search.pattern
        guard most > 0 else { return 0 }
        // Items that were left out might be charged less than those that dominate them.
        guard !search.isReduced else { return most }
        if counts.count < charges.dual.count { counts = .init(repeating: 0, count: charges.dual.count) }
        for cut in charges.cutsOfBlock[block] { counts[Int(cut)] = 1 }
        defer { for cut in charges.cutsOfBlock[block] { counts[Int(cut)] = 0 } }
        bestProfit = most - take(search.pattern, search, charges)
        for index in search.pattern { leave(search.items[index].position, charges) }
        if bestProfit == most { return most }
        if bestProfit <= 0 {
            bestProfit = 0
            best = []
        }
        chosen.removeAll(keepingCapacity: true)
        visits = 0
        descend(search, charges, from: 0, state: search.fullState, profit: 0)
        return visits > mostVisits ? most : bestProfit
    }

    private mutating func take(_ pattern: [Int], _ search: PricingProblem, _ charges: CutDuals) -> Int64 {
        pattern.reduce(0) { $0 + take(search.items[$1].position, charges) }
    }

    /// Adds an item, and returns what the cuts charge for it.
    private mutating func take(_ item: Int32, _ charges: CutDuals) -> Int64 {
        var charge: Int64 = 0
        for cut in charges.oddCuts(ofItem: item) {
            counts[Int(cut)] += 1
            if counts[Int(cut)] & 1 == 0 { charge += charges.dual[Int(cut)] }
        }
        return charge
    }

    private mutating func leave(_ item: Int32, _ charges: CutDuals) {
        for cut in charges.oddCuts(ofItem: item) { counts[Int(cut)] -= 1 }
    }

    /// Explores all continuations of the chosen items that may still be better than the best.
    private mutating func descend(
        _ search: PricingProblem, _ charges: CutDuals, from first: Int, state: Int, profit: Int64
    ) {
        for index in first..<search.items.count {
            if profit + search.profit(from: index, state: state) <= bestProfit { return }
            guard let rest = search.state(state, taking: index),
                profit + search.items[index].profit + search.profit(behind: index, state: rest) > bestProfit,
                !chosen.contains(where: { search.items[$0].session == search.items[index].session })
            else { continue }
            visits += 1
            guard visits <= mostVisits else { return }
            let item = search.items[index]
            let gain = profit + item.profit - take(item.position, charges)
            chosen.append(index)
            if gain > bestProfit {
                bestProfit = gain
                best = chosen
            }
            descend(search, charges, from: search.following(index), state: rest, profit: gain)
            chosen.removeLast()
            leave(item.position, charges)
        }
    }
}
