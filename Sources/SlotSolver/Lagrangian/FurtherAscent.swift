import GLPK

/// Goes on raising the multipliers of the relaxation, beside the improvement: cycles from the best multipliers so far,
/// as long as they pay.
///
/// The first begins with a fifth of a full step and each with half of the one before: full steps leave the
/// neighbourhood of multipliers that are good already, and are too small before they have found back.
struct FurtherAscent: BoundProvider {
    private let parameters: SearchParameters.FurtherAscent
    private let statistics: StatisticsRecorder
    private let model: RelaxationModel
    private let evaluator: LagrangianOracle
    private let roundsPerStep: Int
    private var ascent: SubgradientAscent
    /// Of the cycle at hand.
    private var steps: SearchParameters.StepSchedule
    private var roundsLeft: Int
    /// The value in multiplier units at which the cycle began.
    private var valueBefore: Int128
    /// The value in multiplier units of the multipliers told last.
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

    /// Whether there is a round to come: of this cycle, or of another if this one paid.
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
