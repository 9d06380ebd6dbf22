/// What a relaxation tells those who improve plans: where good plans are to be found.
struct Guidance: Sendable {
    let model: RelaxationModel
    /// Prices of the model's sessions and rows.
    let prices: Multipliers
    /// How much more than the bound any plan costs at least that uses a candidate, by candidate, in cost units;
    /// `Cost.max` for candidates that no feasible plan uses.
    let reducedCosts: [Cost]

    /// Costs one search of every facilitator-day.
    init(_ model: RelaxationModel, prices: Multipliers) {
        self.init(
            model, prices: prices,
            reducedCosts: PatternReducedCosts(model, at: prices).ofCandidate.map {
                $0 == .max ? .max : model.cost(ofPrice: $0)
            })
    }

    init(_ model: RelaxationModel, prices: Multipliers, reducedCosts: [Cost]) {
        self.model = model
        self.prices = prices
        self.reducedCosts = reducedCosts
    }
}
