/// Prices of the sessions and coupling rows of a relaxation, in its price units, each between 0 and its ceiling.
struct Multipliers: Sendable, Equatable {
    /// One price a session, then one a row.
    var prices: [Int64]
    /// The aggregate part of each price: what a line search along aggregate directions (`CommonRise`) has added to it; empty
    /// for none. Steps are in proportion to the rest, and scarcity is told by it; it means nothing for the bound.
    var risen: [Int64] = []

    static func zero(_ model: RelaxationModel) -> Multipliers {
        Multipliers(prices: [Int64](repeating: 0, count: model.priceCount))
    }

    /// The nearest valid prices to the given ones, told in cost units.
    init(rounding values: [Double], risen: [Int64] = [], in model: RelaxationModel) {
        self.risen = risen
        let scale = model.priceUnitsPerCost
        prices = zip(values, model.ceiling).map { value, ceiling in
            let scaled = (value * scale).rounded()
            return scaled > 0 ? min(ceiling, Int64(min(scaled, 0x1p62))) : 0
        }
    }

    init(prices: [Int64], risen: [Int64] = []) {
        self.prices = prices
        self.risen = risen
    }

    /// How far each session's price stands out from those that were raised together, in cost units: high for those that
    /// fight for a location or a day.
    func scarcity(in model: RelaxationModel) -> [Cost] {
        (0..<model.sessionCount).map {
            model.cost(ofPrice: abs(prices[$0] - (risen.isEmpty ? 0 : risen[$0])))
        }
    }

    /// What placing each session may cost by these prices, in cost units.
    func worth(in model: RelaxationModel) -> [Cost] {
        prices[..<model.sessionCount].map { model.cost(ofPrice: $0) }
    }
}
