import GLPK

/// Goes on raising the prices of the relaxation, beside the improvement: cycles from the best prices so far, as long as
/// they pay.
///
/// The first begins with a fifth of a full step and each with half of the one before: full steps leave the neighbourhood of
/// prices that are good already, and are too small before they have found back.
struct AscentTechnique: BoundTechnique {
    private let parameters: SearchParameters.FurtherAscent
    private let statistics: StatisticsRecorder
    private let model: RelaxationModel
    private let evaluator: PatternBound
    private let roundsPerStep: Int
    private var ascent: PriceAscent
    /// Of the cycle at hand.
    private var steps: SearchParameters.StepSchedule
    private var roundsLeft: Int
    /// The value in price units at which the cycle began.
    private var valueBefore: Int128
    /// The value in price units of the prices told last.
    private var valueTold: Int128

    /// The prices behind the best bound.
    var bestPrices: Multipliers { ascent.best }

    init(_ guidance: Guidance, _ statistics: StatisticsRecorder = StatisticsRecorder()) {
        self.statistics = statistics
        model = guidance.model
        parameters = model.parameters.furtherAscent
        steps = parameters.steps
        roundsLeft = parameters.roundsPerCycle
        evaluator = PatternBound(model, threads: 1)
        ascent = PriceAscent(model, start: guidance.prices, evaluator: evaluator, steps: steps)
        valueBefore = ascent.bestValue
        valueTold = ascent.bestValue
        roundsPerStep = model.roundsPerStep(atLeast: parameters.leastRoundsPerStep)
    }

    mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundStep {
        let before = ascent.bestValue
        for _ in 0..<min(roundsPerStep, roundsLeft) {
            if isInterrupted() || model.bound(fromValue: ascent.bestValue) >= incumbent { break }
            ascent.round(evaluator)
            roundsLeft -= 1
        }
        statistics.record(
            .furtherAscent, gain: model.bound(fromValue: ascent.bestValue) - model.bound(fromValue: before))
        let isRaised = ascent.bestValue > before
        let gain = Double(ascent.bestValue - valueTold)
        let isWorthTelling = gain > (roundsLeft == 0 ? 0 : parameters.gainWorthReporting * Double(ascent.bestValue))
        if isWorthTelling { valueTold = ascent.bestValue }
        return BoundStep(
            bound: model.bound(fromValue: ascent.bestValue),
            certificate: isRaised ? evaluator.certificate(for: ascent.best) : nil,
            guidance: isWorthTelling ? Guidance(model, prices: ascent.best) : nil, isLast: !goesOn())
    }

    /// Whether there is a round to come: of this cycle, or of another if this one paid.
    private mutating func goesOn() -> Bool {
        guard roundsLeft == 0 else { return true }
        let gain = Double(ascent.bestValue - valueBefore)
        guard gain >= parameters.leastGain * Double(ascent.bestValue) else { return false }
        steps.first = max(parameters.leastFirst, steps.first / 2)
        ascent = PriceAscent(model, start: ascent.best, evaluator: evaluator, steps: steps)
        valueBefore = ascent.bestValue
        roundsLeft = parameters.roundsPerCycle
        return true
    }
}
