/// The most that one facilitator can earn in a day, for checking certificates.
enum CertificateSearch {
    struct Item {
        var profit: Int128
        var start: Int32
        var length: Int32
        var session: Int32
        /// Cuts that count it an odd number of times.
        var oddCuts: [Int] = []
    }

    /// A cut charges its multiplier for each pair of items that it counts an odd number of times, the day being one of
    /// them if `cutsOfDay` has the cut; see `CertificateDescent`. Where there are too many items for that the profit
    /// without charges stands.
    static func mostProfit(
        _ items: [Item], _ facilitator: SlotProblem.Facilitator, unrepeatable: [Int32], cutsOfDay: [Int] = [],
        cutDuals: [Int128] = []
    ) -> Int128 {
        guard !items.isEmpty else { return 0 }
        if !cutDuals.isEmpty, let table = CertificateTable(all: items, facilitator, unrepeatable: unrepeatable) {
            var descent = CertificateDescent(table, cutDuals: cutDuals, cutsOfDay: cutsOfDay)
            return descent.mostProfit()
        }
        return CertificateTable(leading: items, facilitator, unrepeatable: unrepeatable).mostProfit
    }

    /// At least what `mostProfit` is, in one pass: each tick with the most that an item earns a tick there, in as many
    /// ticks as may be led.
    static func moreThanAnyProfit(_ items: [Item], _ facilitator: SlotProblem.Facilitator) -> Int128 {
        var most: [Int32: Int128] = [:]
        for item in items {
            for tick in item.start..<item.start + item.length {
                most[tick] = max(most[tick] ?? 0, item.profit * parts / Int128(item.length))
            }
        }
        let ticks = most.values.sorted(by: >).prefix(Int(facilitator.maxTicksPerDay ?? .max))
        return (ticks.reduce(0, +) + parts - 1) / parts
    }

    /// Divisible by every length.
    private static let parts: Int128 = 12
}
