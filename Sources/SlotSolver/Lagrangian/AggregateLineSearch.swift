/// Line search of the dual along aggregate directions: all sessions' multipliers by their length, or those of a
/// location and the sessions held there.
///
/// If there are more sessions than facilitators' days can take, every multiplier has to rise to the cost of leaving a
/// session out. Each session by itself is in excess by only a percent, to which steps of single multipliers hardly
/// respond; together they gain with every unit. Along a direction that gives no column a weight of more than 1, the
/// value rises by the weight of all sessions minus the number of facilitator-days, whatever the initial multipliers. If
/// a location is wanted more often than it is free, its multiplier rises by one per tick and those of its sessions by
/// their lengths: no column earns more or less.
struct AggregateLineSearch {
    /// Weights of sessions of 1, 2, 3 and 4 ticks, in quarters: by length, and for sessions longer than a half, a third
    /// or a quarter of a day's limit, for limits up to 8 ticks.
    static let directions: [[Int64]] = [
        [1, 2, 3, 4], [4, 4, 4, 4], [0, 4, 4, 4], [0, 2, 4, 4], [0, 0, 4, 4], [0, 0, 0, 4], [2, 2, 4, 4], [0, 2, 2, 4],
        [0, 2, 2, 2], [0, 1, 2, 2], [1, 1, 2, 2], [-1, -2, -3, -4],
    ]

    private let model: RelaxationModel
    private let evaluator: LagrangianOracle
    private(set) var best: Multipliers
    private(set) var bestValue: Int128

    init(_ model: RelaxationModel, _ evaluator: LagrangianOracle, from best: Multipliers, value: Int128) {
        self.model = model
        self.evaluator = evaluator
        self.best = best
        bestValue = value
    }

    /// Climbs along each direction as long as that pays, in two passes. Returns true if the value has risen by more
    /// than a thousandth.
    mutating func run() -> Bool {
        let before = bestValue
        let divisor = Int128(model.parameters.ascent.lineSearchGainDivisor).magnitude
        for _ in 0..<model.parameters.ascent.lineSearchPasses {
            let atStart = bestValue
            for direction in Self.directions { climb(sessionWeights(direction)) }
            for weights in weightsOfScarceLocations() { climb(weights, isCommon: false) }
            if bestValue - atStart <= atStart.magnitude / divisor { break }
        }
        return bestValue - before > before.magnitude / divisor
    }

    /// The weight of each session and row, in quarters.
    private func sessionWeights(_ direction: [Int64]) -> [Int64] {
        var weights = [Int64](repeating: 0, count: model.dualCount)
        for session in 0..<model.sessionCount {
            weights[session] = direction[min(4, max(1, Int(model.length[session]))) - 1]
        }
        return weights
    }

    /// The weights for each location that does not have room for all its sessions. For the others the value could only
    /// fall, so an evaluation is saved for each.
    private func weightsOfScarceLocations() -> [[Int64]] {
        model.problem.locationCapacity.indices.compactMap { location in
            var weights = [Int64](repeating: 0, count: model.dualCount)
            var excess: Int64 = 0
            for session in 0..<model.sessionCount where model.problem.sessions[session].location == Int32(location) {
                weights[session] = 4 * Int64(model.length[session])
                excess += Int64(model.length[session])
            }
            for (index, row) in model.rows.rows.enumerated() where row.kind == .location && row.first == Int32(location)
            {
                weights[model.sessionCount + index] = 4
                excess -= Int64(model.rows.capacity[index])
            }
            return excess > 0 ? weights : nil
        }
    }

    /// Doubles the step as long as the value rises, then halves it.
    private mutating func climb(_ weights: [Int64], isCommon: Bool = true) {
        let one = Int64(max(1, model.dualUnitsPerCost))
        // At least one unit is added for each quarter of a weight.
        var step = max(4, one / 4, Int64(model.dualStep * model.dualUnitsPerCost) / 4)
        guard attempt(weights, step, isCommon) else { return }
        repeat {
            step = step.multipliedReportingOverflow(by: 2).partialValue
        } while step < 1 << 56 && attempt(weights, step, isCommon)
        while step > one {
            step /= 2
            _ = attempt(weights, step, isCommon)
        }
    }

    /// One step from the best multipliers; keeps them if the value is higher.
    private mutating func attempt(_ weights: [Int64], _ step: Int64, _ isCommon: Bool) -> Bool {
        var trial = best
        if trial.aggregatePart.isEmpty { trial.aggregatePart = [Int64](repeating: 0, count: trial.duals.count) }
        for (index, weight) in weights.enumerated() where weight != 0 {
            let dual = max(0, min(model.ceiling[index], best.duals[index] + step / 4 * weight))
            if isCommon { trial.aggregatePart[index] += dual - best.duals[index] }
            trial.duals[index] = dual
        }
        evaluator.evaluate(trial)
        guard evaluator.value > bestValue else { return false }
        best = trial
        bestValue = evaluator.value
        return true
    }
}
