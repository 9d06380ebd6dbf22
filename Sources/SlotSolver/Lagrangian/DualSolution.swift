/// The part of a relaxation's solution that guides the search for better plans.
struct DualSolution: Sendable {
    let model: RelaxationModel
    /// Multipliers of the model's sessions and rows.
    let duals: Multipliers
    /// For each candidate, a lower bound on how much more than the bound any plan costs that uses it, in cost units;
    /// `Cost.max` for candidates that no feasible plan uses.
    let reducedCosts: [Cost]

    /// This takes one search of every facilitator-day.
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
