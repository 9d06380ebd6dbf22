/// The volume algorithm: raises the value of a relaxation by steps along what the patterns chosen so far use on average.
///
/// The average also tends to a fractional solution of the relaxed program, which makes it a good direction and a guide
/// for building plans. All state is in cost units; evaluation is exact, at prices rounded to price units.
struct VolumeAscent {
    let model: RelaxationModel
    /// The best prices so far and their value.
    private(set) var best: Multipliers
    private(set) var bestValue: Int128
    /// Smoothed use of sessions and rows.
    private(set) var average: [Double]

    /// Smoothed choice of each item, to be multiplied by `itemScale`.
    private var itemAverage: [Double]
    private var itemScale = 1.0
    private var center: [Double]
    private let ceiling: [Double]
    private var stepFactor = 0.5
    private var failures = 0
    private var smoothing = 0.2
    private var rounds = 0
    private var valueAtCheck: Int128 = 0

    init(_ model: RelaxationModel, start: Multipliers, evaluator: PatternBound) {
        self.model = model
        let scale = Double(1 << model.scaleBits)
        best = start
        evaluator.evaluate(start)
        bestValue = evaluator.value
        valueAtCheck = bestValue
        center = start.prices.map { Double($0) / scale }
        ceiling = model.ceiling.map { Double($0) / scale }
        average = evaluator.usage.map(Double.init)
        itemAverage = [Double](repeating: 0, count: model.days.itemSlot.count)
        for position in evaluator.chosen { itemAverage[Int(position)] += 1 }
    }

    /// The smoothed choice of each candidate.
    func fractions() -> [Double] {
        var fractions = [Double](repeating: 0, count: model.problem.candidates.count)
        for (position, candidate) in model.days.itemCandidate.enumerated() {
            fractions[Int(candidate)] = min(1, itemAverage[position] * itemScale)
        }
        return fractions
    }

    /// One evaluation. `incumbent` is the cost of the best plan known: no value can exceed it.
    mutating func round(_ evaluator: PatternBound, incumbent: Double) {
        let scale = Double(1 << model.scaleBits)
        let value = Double(bestValue) / scale
        let hope = 0.05 * abs(value) + Double(model.sessionCount)
        let distance = min(hope, max(incumbent - value, 1e-4 * abs(value)))
        var norm = 0.0
        for index in center.indices { norm += square(direction(index, average[index])) }
        guard norm > 1e-12 else { return }
        let step = stepFactor * distance / norm
        var trial = center
        for index in trial.indices {
            trial[index] = min(ceiling[index], max(0, center[index] + step * direction(index, average[index])))
        }
        let multipliers = Multipliers(rounding: trial, in: model)
        evaluator.evaluate(multipliers)
        adapt(evaluator, trial)
        let weight = bestWeight(evaluator.usage)
        blend(evaluator, weight: weight)
        if evaluator.value > bestValue {
            bestValue = evaluator.value
            best = multipliers
            center = trial
        }
        rounds += 1;
        shrinkSmoothing()
    }

    /// Moves the averages towards the patterns chosen last.
    private mutating func blend(_ evaluator: PatternBound, weight: Double) {
        for index in average.indices {
            average[index] += weight * (Double(evaluator.usage[index]) - average[index])
        }
        itemScale *= 1 - weight
        if itemScale < 1e-100 {
            for index in itemAverage.indices { itemAverage[index] *= itemScale }
            itemScale = 1
        }
        for position in evaluator.chosen { itemAverage[Int(position)] += weight / itemScale }
    }

    /// The residual of a row at a usage, without the part that the price's limits hold back.
    private func direction(_ index: Int, _ used: Double) -> Double {
        let residual = residual(index, used)
        if residual < 0, center[index] <= 0 { return 0 }
        if residual > 0, center[index] >= ceiling[index] { return 0 }
        return residual
    }

    private func residual(_ index: Int, _ used: Double) -> Double {
        let sessions = model.sessionCount
        return index < sessions ? 1 - used : used - Double(model.rows.capacity[index - sessions])
    }

    /// Longer steps while they succeed and agree with the average, shorter ones after several failures.
    private mutating func adapt(_ evaluator: PatternBound, _ trial: [Double]) {
        if evaluator.value > bestValue {
            failures = 0
            var agreement = 0.0
            for index in center.indices {
                agreement += direction(index, average[index]) * residual(index, Double(evaluator.usage[index]))
            }
            if agreement > 0 { stepFactor = min(2, stepFactor * 1.1) }
        } else {
            failures += 1
            if failures >= 8 {
                stepFactor = max(1e-4, stepFactor * 0.7)
                failures = 0
            }
        }
    }

    /// The share of the newest patterns that makes the averaged residual shortest, within limits.
    private func bestWeight(_ usage: [Int64]) -> Double {
        var cross = 0.0
        var length = 0.0
        for index in average.indices {
            let old = direction(index, average[index])
            let new = direction(index, Double(usage[index]))
            cross += old * (old - new)
            length += square(old - new)
        }
        guard length > 0 else { return smoothing }
        let weight = cross / length
        return max(smoothing / 10, min(smoothing, weight))
    }

    private mutating func shrinkSmoothing() {
        guard rounds % 100 == 0 else { return }
        if Double(bestValue - valueAtCheck) < 0.01 * abs(Double(bestValue)) { smoothing = max(0.01, smoothing / 2) }
        valueAtCheck = bestValue
    }

    private func square(_ value: Double) -> Double { value * value }
}
