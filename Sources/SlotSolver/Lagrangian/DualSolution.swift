/// What a relaxation tells those who improve plans: where good plans are to be found.
struct DualSolution: Sendable {
    let model: RelaxationModel
    /// Multipliers of the model's sessions and rows.
    let duals: Multipliers
    /// How much more than the bound any plan costs at least that uses a candidate, by candidate, in cost units;
    /// `Cost.max` for candidates that no feasible plan uses.
    let reducedCosts: [Cost]

    /// Costs one search of every facilitator-day.
    init(_ model: RelaxationModel, duals: Multipliers) {
        self.init(
            model, duals: duals,
            reducedCosts: ReducedCosts(model, at: duals).ofCandidate.map {
                $0 == .max ? .max : model.cost(ofDual: $0)
            })
    }

    init(_ model: RelaxationModel, duals: Multipliers, reducedCosts: [Cost]) {
        self.model = model
        self.duals = duals
        self.reducedCosts = reducedCosts
    }
}
