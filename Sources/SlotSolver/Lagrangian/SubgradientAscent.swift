/// Raises the value of the facilitator-day relaxation by moving multipliers along the excess or shortfall in the use of
/// rows by the chosen columns (`ScaledSubgradientStep`).
///
/// Steps shrink geometrically. When they have become small, a new cycle starts from the best multipliers. All sums are
/// taken in a fixed order.
struct SubgradientAscent {
    let model: RelaxationModel
    /// The best multipliers so far and their value in multiplier units.
    private(set) var best: Multipliers
    private(set) var bestValue: Int128

    private var motion: ScaledSubgradientStep
    private let steps: SearchParameters.StepSchedule
    private(set) var factor: Double
    /// The best value after each round.
    private var history: [Double] = []

    init(
        _ model: RelaxationModel, start: Multipliers, evaluator: LagrangianOracle,
        steps: SearchParameters.StepSchedule = .init()
    ) {
        self.model = model
        self.steps = steps
        factor = steps.first
        best = start
        evaluator.evaluate(start)
        bestValue = evaluator.value
        motion = ScaledSubgradientStep(at: start, in: model)
    }

    /// One evaluation at new multipliers.
    mutating func round(_ evaluator: LagrangianOracle) {
        if factor < steps.least { startCycle(evaluator, factor: steps.later) }
        motion.step(factor, activity: evaluator.activity, in: model)
        let trial = Multipliers(rounding: motion.duals.map(\.value), aggregatePart: best.aggregatePart, in: model)
        evaluator.evaluate(trial)
        if evaluator.value > bestValue {
            bestValue = evaluator.value
            best = trial
        }
        history.append(Double(bestValue))
        factor *= isRising ? model.parameters.ascent.decayWhileRising : steps.decay
    }

    private var isRising: Bool {
        guard let share = steps.leastGain else { return false }
        let before = history[max(0, history.count - 1 - model.parameters.ascent.roundsOfGain)]
        return Double(bestValue) - before > share * abs(before)
    }

    /// Raises all sessions together and, if that pays, continues from there with fresh steps.
    mutating func searchAggregates(_ evaluator: LagrangianOracle) {
        var lineSearch = AggregateLineSearch(model, evaluator, from: best, value: bestValue)
        guard lineSearch.run() else { return }
        best = lineSearch.best
        bestValue = lineSearch.bestValue
        startCycle(evaluator, factor: max(factor, steps.afterLineSearch))
    }

    private mutating func startCycle(_ evaluator: LagrangianOracle, factor: Double) {
        self.factor = factor
        motion = ScaledSubgradientStep(at: best, in: model)
        evaluator.evaluate(best)
    }
}
