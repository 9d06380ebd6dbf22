/// The most that one facilitator can earn in a day, for checking certificates: a plain table over starts and what is left.
enum CertificateSearch {
    struct Item {
        var profit: Int128
        var start: Int32
        var length: Int32
        var session: Int32
        /// Cuts that count it an odd number of times.
        var oddCuts: [Int] = []
    }

    /// The table's size stays below this: beyond, fewer sessions are kept from repeating.
    private static let mostCells = 1 << 22

    /// `most[i][left]`, from the last item to the first: what items i and later can earn with so many ticks, sessions
    /// and unrepeatable sessions left.
    ///
    /// A cut charges its price for each pair of items that it counts an odd number of times, the day being one of them if
    /// `cutsOfDay` has the cut; see `CertificateDescent`.
    static func mostProfit(
        _ items: [Item], _ facilitator: SlotProblem.Facilitator, unrepeatable: [Int32], cutsOfDay: [Int] = [],
        cutPrices: [Int128] = []
    ) -> Int128 {
        let items = items.sorted { ($0.start, $0.session) < ($1.start, $1.session) }
        guard let first = items.first else { return 0 }
        let span = items.map { $0.start + $0.length }.max()! - first.start
        // A limit that the day's length implies is no limit.
        let ticks = Int(facilitator.maxTicksPerDay.map { $0 < span ? $0 : 0 } ?? 0)
        let sessions = Int(facilitator.maxSessionsPerDay.map { $0 < span ? $0 : 0 } ?? 0)
        var kept = Array(unrepeatable.prefix(20))
        while (items.count + 1) * (ticks + 1) * (sessions + 1) << kept.count > mostCells, !kept.isEmpty {
            kept.removeLast()
        }
        let masks = 1 << kept.count
        let width = (ticks + 1) * (sessions + 1) * masks
        var most = [Int128](repeating: 0, count: (items.count + 1) * width)
        for (index, item) in items.enumerated().reversed() {
            let bit = kept.firstIndex(of: item.session).map { 1 << $0 } ?? 0
            let ready = item.start + item.length + min(facilitator.bufferTicks, span)
            let next = items[index...].firstIndex { $0.start >= ready } ?? items.count
            let usedTicks = ticks > 0 ? Int(item.length) : 0
            let usedSessions = sessions > 0 ? 1 : 0
            for left in 0..<width {
                let mask = left % masks
                let ticksLeft = left / masks % (ticks + 1) - usedTicks
                let sessionsLeft = left / masks / (ticks + 1) - usedSessions
                var value = most[(index + 1) * width + left]
                if ticksLeft >= 0, sessionsLeft >= 0, mask & bit == bit {
                    let rest = (sessionsLeft * (ticks + 1) + ticksLeft) * masks + mask - bit
                    value = max(value, item.profit + most[next * width + rest])
                }
                most[index * width + left] = value
            }
        }
        guard !cutPrices.isEmpty else { return most[width - 1] }
        var descent = CertificateDescent(
            items: items, facilitator: facilitator, mostFrom: items.indices.map { most[($0 + 1) * width - 1] },
            cutPrices: cutPrices, cutsOfDay: cutsOfDay)
        return descent.mostProfit()
    }
}
