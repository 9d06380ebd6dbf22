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

    /// A cut charges its price for each pair of items that it counts an odd number of times, the day being one of them if
    /// `cutsOfDay` has the cut; see `CertificateDescent`. Where there are too many items for that the profit without
    /// charges stands.
    static func mostProfit(
        _ items: [Item], _ facilitator: SlotProblem.Facilitator, unrepeatable: [Int32], cutsOfDay: [Int] = [],
        cutPrices: [Int128] = []
    ) -> Int128 {
        guard !items.isEmpty else { return 0 }
        if !cutPrices.isEmpty, let table = CertificateTable(all: items, facilitator, unrepeatable: unrepeatable) {
            var descent = CertificateDescent(table, cutPrices: cutPrices, cutsOfDay: cutsOfDay)
            return descent.mostProfit()
        }
        return CertificateTable(leading: items, facilitator, unrepeatable: unrepeatable).mostProfit
    }
}
