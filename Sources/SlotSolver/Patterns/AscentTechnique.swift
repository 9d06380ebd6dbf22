import GLPK

/// Goes on raising the prices of the relaxation, beside the improvement: cycles of full steps from the best prices so
/// far, as long as they pay.
///
/// Where sessions fight for scarce facilitators, prices have to rise a thousandfold and one cycle is not enough:
/// 16332, 17892 on 2 000 tight sessions after the first and the second.
struct AscentTechnique: BoundTechnique {
    /// A cycle that raises the bound by less than this share is the last.
    private static let leastGain = 0.0005
    private static let steps = PriceAscent.Steps(first: 1, decay: 0.985)
    private static let roundsPerCycle = 500
    /// However many candidates there are: the more, the longer the rounds of improvement that a step is made beside.
    private static let leastRoundsPerStep = 50
    /// Prices are told where they have raised the value by this share since they last were, and after each cycle: what
    /// is guided by them begins anew.
    private static let gainWorthTelling = 0.001

    private let model: RelaxationModel
    private let evaluator: PatternBound
    private let roundsPerStep: Int
    private var ascent: PriceAscent
    private var roundsLeft = AscentTechnique.roundsPerCycle
    /// The value in price units at which the cycle began.
    private var valueBefore: Int128
    /// The value in price units of the prices told last.
    private var valueTold: Int128

    /// The prices behind the best bound.
    var bestPrices: Multipliers { ascent.best }

    /// - Parameter candidatesPerStep: candidates looked at in one step, which sets its rounds.
    init(_ guidance: Guidance, candidatesPerStep: Int = 10_000_000) {
        model = guidance.model
        evaluator = PatternBound(model, threads: 1)
        ascent = PriceAscent(model, start: guidance.prices, evaluator: evaluator, steps: Self.steps)
        valueBefore = ascent.bestValue
        valueTold = ascent.bestValue
        roundsPerStep = max(
            Self.leastRoundsPerStep, min(Self.roundsPerCycle, candidatesPerStep / max(1, model.days.itemSlot.count)))
    }

    mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundStep {
        let before = ascent.bestValue
        for _ in 0..<min(roundsPerStep, roundsLeft) {
            if isInterrupted() || model.bound(fromValue: ascent.bestValue) >= incumbent { break }
            ascent.round(evaluator)
            roundsLeft -= 1
        }
        let isRaised = ascent.bestValue > before
        let gain = Double(ascent.bestValue - valueTold)
        let isWorthTelling = gain > (roundsLeft == 0 ? 0 : Self.gainWorthTelling * Double(ascent.bestValue))
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
        guard gain >= Self.leastGain * Double(ascent.bestValue) else { return false }
        ascent = PriceAscent(model, start: ascent.best, evaluator: evaluator, steps: Self.steps)
        valueBefore = ascent.bestValue
        roundsLeft = Self.roundsPerCycle
        return true
    }
}
