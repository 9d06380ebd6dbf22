/// The most that one facilitator can earn in a day where cuts charge patterns: every pattern that could earn more than
/// the best so far, judged by what later items can earn without such charges, is looked at.
struct CertificateDescent {
    private let items: [CertificateSearch.Item]
    private let facilitator: SlotProblem.Facilitator
    /// What item i and later ones can earn together at the most, with nothing chosen yet and without cuts.
    private let mostFrom: [Int128]
    private let cutPrices: [Int128]
    private var counts: [Int: Int] = [:]
    private var chosen: [CertificateSearch.Item] = []
    private var best: Int128 = 0
    private var visits = 0

    /// Patterns looked at; beyond, the profit without charges stands.
    private static let mostVisits = 200_000

    init(
        items: [CertificateSearch.Item], facilitator: SlotProblem.Facilitator, mostFrom: [Int128],
        cutPrices: [Int128], cutsOfDay: [Int]
    ) {
        self.items = items
        self.facilitator = facilitator
        self.mostFrom = mostFrom
        self.cutPrices = cutPrices
        for cut in cutsOfDay { counts[cut] = 1 }
    }

    mutating func mostProfit() -> Int128 {
        descend(from: 0, profit: 0)
        return visits > Self.mostVisits ? mostFrom.first ?? 0 : best
    }

    private mutating func descend(from first: Int, profit: Int128) {
        for index in first..<items.count {
            if profit + mostFrom[index] <= best { return }
            guard fits(items[index]) else { continue }
            visits += 1
            guard visits <= Self.mostVisits else { return }
            let gain = profit + items[index].profit - take(items[index])
            chosen.append(items[index])
            best = max(best, gain)
            descend(from: index + 1, profit: gain)
            chosen.removeLast()
            for cut in items[index].oddCuts { counts[cut, default: 0] -= 1 }
        }
    }

    private mutating func take(_ item: CertificateSearch.Item) -> Int128 {
        item.oddCuts.reduce(0) { charge, cut in
            counts[cut, default: 0] += 1
            return charge + (counts[cut, default: 0] % 2 == 0 ? cutPrices[cut] : 0)
        }
    }

    /// Whether an item may follow the chosen ones, which start no later.
    private func fits(_ item: CertificateSearch.Item) -> Bool {
        if let last = chosen.last {
            let buffer = min(Int64(facilitator.bufferTicks), 1 << 32)
            if Int64(item.start) < Int64(last.start) + Int64(last.length) + buffer { return false }
        }
        if chosen.contains(where: { $0.session == item.session }) { return false }
        let ticks = chosen.reduce(item.length) { $0 + $1.length }
        return ticks <= facilitator.maxTicksPerDay ?? .max
            && chosen.count < Int(facilitator.maxSessionsPerDay ?? .max)
    }
}
