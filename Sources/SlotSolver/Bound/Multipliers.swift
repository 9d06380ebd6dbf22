/// Prices of the sessions and coupling rows of a relaxation, in its price units, each between 0 and its ceiling.
struct Multipliers: Sendable, Equatable {
    /// One price a session, then one a row.
    var prices: [Int64]

    static func zero(_ model: RelaxationModel) -> Multipliers {
        Multipliers(prices: [Int64](repeating: 0, count: model.priceCount))
    }

    /// The nearest valid prices to the given ones, told in cost units.
    init(rounding values: [Double], in model: RelaxationModel) {
        let scale = Double(1 << model.scaleBits)
        prices = zip(values, model.ceiling).map { value, ceiling in
            let scaled = (value * scale).rounded()
            return scaled > 0 ? min(ceiling, Int64(min(scaled, 0x1p62))) : 0
        }
    }

    init(prices: [Int64]) { self.prices = prices }
}
