/// Subgradient steps scaled by moments, as in Adam (Kingma & Ba 2015): each multiplier moves by the first moment of its
/// subgradient divided by the root of the second, both corrected for their start at 0, times a step that grows with the
/// multiplier.
///
/// Multipliers of sessions that compete for a scarce facilitator have to rise by three orders of magnitude, while most
/// stay near the cost of a day's delay.
struct ScaledSubgradientStep {
    /// All in cost units, except for the moments, which are counts.
    struct Dual {
        var value: Double
        /// Its aggregate part, see `Multipliers`.
        var aggregatePart: Double
        let ceiling: Double
        /// First and second moment of its subgradient.
        var firstMoment = 0.0
        var secondMoment = 0.0
    }

    private(set) var duals: ContiguousArray<Dual>
    /// The smallest change that one full step makes to a multiplier.
    private let baseStep: Double
    private var rounds = 0

    private let firstMomentDecay: Double
    private let secondMomentDecay: Double
    /// Share of a multiplier that one full step may change.
    private let relativeStep: Double

    init(_ duals: ContiguousArray<Dual>, baseStep: Double, _ parameters: SearchParameters.Ascent) {
        self.duals = duals
        self.baseStep = baseStep
        firstMomentDecay = parameters.firstMomentDecay
        secondMomentDecay = parameters.secondMomentDecay
        relativeStep = parameters.relativeStep
    }

    /// Starts at given multipliers, with no moments yet.
    /// - Parameter cutDuals: the multipliers of cuts, which come after all others.
    init(at multipliers: Multipliers, cutDuals: [Int64] = [], in model: RelaxationModel) {
        let scale = model.dualUnitsPerCost
        var duals = ContiguousArray<Dual>()
        duals.reserveCapacity(multipliers.duals.count + cutDuals.count)
        for (index, dual) in multipliers.duals.enumerated() {
            let aggregatePart = multipliers.aggregatePart.isEmpty ? 0 : Double(multipliers.aggregatePart[index]) / scale
            duals.append(
                Dual(
                    value: Double(dual) / scale, aggregatePart: aggregatePart,
                    ceiling: Double(model.ceiling[index]) / scale))
        }
        for dual in cutDuals { duals.append(Dual(value: Double(dual) / scale, aggregatePart: 0, ceiling: .infinity)) }
        self.init(duals, baseStep: model.dualStep, model.parameters.ascent)
    }

    /// One step of every multiplier, according to how often the chosen columns use each session and row.
    /// - Parameter beyondCuts: for each cut, by how much they exceed its limit.
    mutating func step(_ factor: Double, activity: [Int64], beyondCuts: [Int64] = [], in model: RelaxationModel) {
        let (sessions, rows) = (model.sessionCount, model.dualCount)
        let capacity = model.rows.capacity
        step(factor) { index in
            if index < sessions { return Double(1 - activity[index]) }
            return Double(index < rows ? activity[index] - capacity[index - sessions] : beyondCuts[index - rows])
        }
    }

    /// One step of every multiplier, between 0 and its ceiling.
    /// - Parameters:
    ///   - factor: the length of the step.
    ///   - subgradient: returns the subgradient of a multiplier by its position: the use beyond the capacity, or the
    ///     amount that is missing.
    @inline(__always)
    mutating func step(_ factor: Double, subgradient: (Int) -> Double) {
        rounds += 1
        let (firstMomentDecay, secondMomentDecay) = (firstMomentDecay, secondMomentDecay)
        let firstMomentShare = 1 - Self.power(firstMomentDecay, rounds)
        let secondMomentShare = 1 - Self.power(secondMomentDecay, rounds)
        let (baseStep, relativeStep) = (baseStep, relativeStep)
        duals.withUnsafeMutableBufferPointer { duals in
            for index in duals.indices {
                var dual = duals[index]
                let subgradient = subgradient(index)
                dual.firstMoment *= firstMomentDecay
                dual.secondMoment *= secondMomentDecay
                if subgradient >= 0 || dual.value > 0 {
                    dual.firstMoment += (1 - firstMomentDecay) * subgradient
                    dual.secondMoment += (1 - secondMomentDecay) * subgradient * subgradient
                    let direction =
                        dual.firstMoment / firstMomentShare
                        / ((dual.secondMoment / secondMomentShare).squareRoot() + 1e-3)
                    let length = factor * (baseStep + relativeStep * abs(dual.value - dual.aggregatePart))
                    dual.value = min(dual.ceiling, max(0, dual.value + length * direction))
                }
                duals[index] = dual
            }
        }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<min(exponent, 2000) { power *= base }
        return power
    }
}
