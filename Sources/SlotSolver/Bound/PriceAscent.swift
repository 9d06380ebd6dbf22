/// Raises the value of the pattern relaxation by moving prices along what the chosen patterns use too much or too little.
///
/// Each price moves by its own smoothed residual over that residual's usual size, times a step that shrinks
/// geometrically and grows with the price: prices of sessions that fight for a scarce facilitator have to rise by
/// three orders of magnitude where most stay near the cost of a day's delay. When the steps have become
/// small, a new cycle begins at the best prices. All sums are taken in a fixed order.
struct PriceAscent {
    /// How steps shrink: a factor that starts at `first`, is multiplied by `decay` each round, and at `least` begins anew
    /// at `later`, at the best prices.
    struct Steps: Sendable {
        var first = 1.0
        var decay = 0.988
        var least = 0.0005
        /// Close to the best prices, not to lose them.
        var later = 0.005
        /// Where they begin anew after all prices have been raised together.
        var afterRise = 0.3
        /// How much of the smoothed choice of items stays in each round.
        var itemMemory = 0.98
        /// Steps hardly shrink as long as ten rounds raise the value by more than this share; nil to shrink always.
        var leastGain: Double?
    }

    let model: RelaxationModel
    /// The best prices so far and their value in price units.
    private(set) var best: Multipliers
    private(set) var bestValue: Int128

    private var prices: [Double]
    /// The part of each price by which all sessions have been raised together.
    private var risen: [Double]
    private let ceiling: [Double]
    /// Smoothed residual and smoothed square of it, for each price.
    private var drift: [Double]
    private var spread: [Double]
    private let steps: Steps
    private(set) var factor: Double
    private var roundInCycle = 0
    /// The best value after each round.
    private var history: [Double] = []
    /// Smoothed choice of each item, to be multiplied by `itemScale`.
    private var itemAverage: [Double]
    private var itemScale = 1.0
    private let baseStep: Double

    private static let driftMemory = 0.9
    private static let spreadMemory = 0.99
    private static let decayWhileRising = 0.992
    /// Share of a price that one full step may change.
    private static let relativeStep = 0.3

    init(_ model: RelaxationModel, start: Multipliers, evaluator: PatternBound, steps: Steps = Steps()) {
        self.model = model
        self.steps = steps
        factor = steps.first
        let scale = Double(1 << model.scaleBits)
        best = start
        evaluator.evaluate(start)
        bestValue = evaluator.value
        prices = start.prices.map { Double($0) / scale }
        risen =
            start.risen.isEmpty ? [Double](repeating: 0, count: prices.count) : start.risen.map { Double($0) / scale }
        ceiling = model.ceiling.map { Double($0) / scale }
        drift = [Double](repeating: 0, count: prices.count)
        spread = drift
        itemAverage = [Double](repeating: 0, count: model.days.itemSlot.count)
        for position in evaluator.chosen { itemAverage[Int(position)] += 1 }
        baseStep = model.priceStep
    }

    /// One evaluation at new prices.
    mutating func round(_ evaluator: PatternBound) {
        if factor < steps.least { startCycle(evaluator, factor: steps.later) }
        step(evaluator.usage)
        let trial = Multipliers(rounding: prices, risen: best.risen, in: model)
        evaluator.evaluate(trial)
        if evaluator.value > bestValue {
            bestValue = evaluator.value
            best = trial
        }
        blend(evaluator.chosen)
        history.append(Double(bestValue))
        factor *= isRising ? Self.decayWhileRising : steps.decay
    }

    private var isRising: Bool {
        guard let share = steps.leastGain else { return false }
        let before = history[max(0, history.count - 11)]
        return Double(bestValue) - before > share * abs(before)
    }

    /// Raises all sessions together, and where that pays goes on from there with fresh steps.
    mutating func riseTogether(_ evaluator: PatternBound) {
        var rise = CommonRise(model, evaluator, from: best, value: bestValue)
        guard rise.run() else { return }
        best = rise.best
        bestValue = rise.bestValue
        startCycle(evaluator, factor: max(factor, steps.afterRise))
    }

    private mutating func startCycle(_ evaluator: PatternBound, factor: Double) {
        roundInCycle = 0
        self.factor = factor
        let scale = Double(1 << model.scaleBits)
        prices = best.prices.map { Double($0) / scale }
        if !best.risen.isEmpty { risen = best.risen.map { Double($0) / scale } }
        for index in drift.indices {
            drift[index] = 0
            spread[index] = 0
        }
        evaluator.evaluate(best)
    }

    private mutating func step(_ usage: [Int64]) {
        roundInCycle += 1
        let driftShare = 1 - pow(Self.driftMemory, roundInCycle)
        let spreadShare = 1 - pow(Self.spreadMemory, roundInCycle)
        let sessions = model.sessionCount
        for index in prices.indices {
            let used = usage[index]
            let residual = Double(index < sessions ? 1 - used : used - model.rows.capacity[index - sessions])
            drift[index] *= Self.driftMemory
            spread[index] *= Self.spreadMemory
            if residual < 0, prices[index] <= 0 { continue }
            drift[index] += (1 - Self.driftMemory) * residual
            spread[index] += (1 - Self.spreadMemory) * residual * residual
            let direction = drift[index] / driftShare / ((spread[index] / spreadShare).squareRoot() + 1e-3)
            let length = factor * (baseStep + Self.relativeStep * abs(prices[index] - risen[index]))
            prices[index] = min(ceiling[index], max(0, prices[index] + length * direction))
        }
    }

    private func pow(_ base: Double, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<min(exponent, 2000) { power *= base }
        return power
    }

    private mutating func blend(_ chosen: [Int32]) {
        itemScale *= steps.itemMemory
        if itemScale < 1e-100 {
            for index in itemAverage.indices { itemAverage[index] *= itemScale }
            itemScale = 1
        }
        for position in chosen { itemAverage[Int(position)] += (1 - steps.itemMemory) / itemScale }
    }

    /// The smoothed choice of an item, by its position.
    func fraction(ofItem item: Int) -> Double { itemAverage[item] * itemScale }

    /// The smoothed choice of each candidate.
    func fractions() -> [Double] {
        var fractions = [Double](repeating: 0, count: model.problem.candidates.count)
        for (position, candidate) in model.days.itemCandidate.enumerated() {
            fractions[Int(candidate)] = min(1, itemAverage[position] * itemScale)
        }
        return fractions
    }
}
