/// Raises the value of the pattern relaxation by moving prices along what the chosen patterns use too much or too little
/// (`PriceMotion`).
///
/// Steps shrink geometrically. When they have become small, a new cycle begins at the best prices. All sums are taken in
/// a fixed order.
struct PriceAscent {
    let model: RelaxationModel
    /// The best prices so far and their value in price units.
    private(set) var best: Multipliers
    private(set) var bestValue: Int128

    private var motion: PriceMotion
    private let steps: SearchParameters.StepSchedule
    private(set) var factor: Double
    /// The best value after each round.
    private var history: [Double] = []

    init(
        _ model: RelaxationModel, start: Multipliers, evaluator: PatternBound,
        steps: SearchParameters.StepSchedule = .init()
    ) {
        self.model = model
        self.steps = steps
        factor = steps.first
        best = start
        evaluator.evaluate(start)
        bestValue = evaluator.value
        motion = PriceMotion(at: start, in: model)
    }

    /// One evaluation at new prices.
    mutating func round(_ evaluator: PatternBound) {
        if factor < steps.least { startCycle(evaluator, factor: steps.later) }
        motion.step(factor, usage: evaluator.usage, in: model)
        let trial = Multipliers(rounding: motion.prices.map(\.value), risen: best.risen, in: model)
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

    /// Raises all sessions together, and where that pays goes on from there with fresh steps.
    mutating func riseTogether(_ evaluator: PatternBound) {
        var rise = CommonRise(model, evaluator, from: best, value: bestValue)
        guard rise.run() else { return }
        best = rise.best
        bestValue = rise.bestValue
        startCycle(evaluator, factor: max(factor, steps.afterLineSearch))
    }

    private mutating func startCycle(_ evaluator: PatternBound, factor: Double) {
        self.factor = factor
        motion = PriceMotion(at: best, in: model)
        evaluator.evaluate(best)
    }
}
