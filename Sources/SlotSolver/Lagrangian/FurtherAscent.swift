import GLPK

/// Continues to raise the multipliers of the relaxation beside the improvement: in cycles from the best multipliers so
/// far, as long as they pay.
///
/// The first cycle starts with a fifth of a full step, and each of the others with half of the one before: full steps
/// leave the neighbourhood of multipliers that are already good, and have become too small by the time they return to
/// it.
struct FurtherAscent: BoundProvider {
    private let parameters: SearchParameters.FurtherAscent
    private let statistics: StatisticsRecorder
    private let model: RelaxationModel
    private let evaluator: LagrangianOracle
    private let roundsPerStep: Int
    private var ascent: SubgradientAscent
    /// The steps of the present cycle.
    private var steps: SearchParameters.StepSchedule
    private var roundsLeft: Int
    /// The value, in multiplier units, at which the cycle started.
    private var valueBefore: Int128
    /// The value, in multiplier units, of the multipliers reported last.
    private var valueReported: Int128

    /// The multipliers behind the best bound.
    var bestDuals: Multipliers { ascent.best }

    init(_ dualSolution: DualSolution, _ statistics: StatisticsRecorder = StatisticsRecorder()) {
        self.statistics = statistics
        model = dualSolution.model
        parameters = model.parameters.furtherAscent
        steps = parameters.steps
        roundsLeft = parameters.roundsPerCycle
        evaluator = LagrangianOracle(model, threads: 1)
        ascent = SubgradientAscent(model, start: dualSolution.duals, evaluator: evaluator, steps: steps)
        valueBefore = ascent.bestValue
        valueReported = ascent.bestValue
        roundsPerStep = model.roundsPerStep(atLeast: parameters.leastRoundsPerStep)
    }

    mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundSlice {
        let before = ascent.bestValue
        for _ in 0..<min(roundsPerStep, roundsLeft) {
            if isInterrupted() || model.bound(fromValue: ascent.bestValue) >= incumbent { break }
            ascent.round(evaluator)
            roundsLeft -= 1
        }
        statistics.record(
            .furtherAscent, gain: model.bound(fromValue: ascent.bestValue) - model.bound(fromValue: before))
        let isRaised = ascent.bestValue > before
        let gain = Double(ascent.bestValue - valueReported)
        let isWorthReporting = gain > (roundsLeft == 0 ? 0 : parameters.gainWorthReporting * Double(ascent.bestValue))
        if isWorthReporting { valueReported = ascent.bestValue }
        return BoundSlice(
            bound: model.bound(fromValue: ascent.bestValue),
            certificate: isRaised ? evaluator.certificate(for: ascent.best) : nil,
            dualSolution: isWorthReporting ? DualSolution(model, duals: ascent.best) : nil, isLast: !goesOn())
    }

    /// Whether another round follows: of this cycle, or of a new one if this one paid.
    private mutating func goesOn() -> Bool {
        guard roundsLeft == 0 else { return true }
        let gain = Double(ascent.bestValue - valueBefore)
        guard gain >= parameters.leastGain * Double(ascent.bestValue) else { return false }
        steps.first = max(parameters.leastFirst, steps.first / 2)
        ascent = SubgradientAscent(model, start: ascent.best, evaluator: evaluator, steps: steps)
        valueBefore = ascent.bestValue
        roundsLeft = parameters.roundsPerCycle
        return true
    }
}
