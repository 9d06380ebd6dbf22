/// The relaxation over facilitator-day patterns, raised step by step: its bound, its proof, and what it says about
/// which candidates good plans use.
///
/// Not safe for use from several threads at once; one thread of its own can run it while another improves plans.
final class PatternRelaxation {
    let model: RelaxationModel
    private let evaluator: PatternBound
    private(set) var ascent: PriceAscent
    /// Sizes of the steps below which prices have settled enough to see whether all of them are too low.
    private var risesBelow: [Double]
    private let statistics: StatisticsRecorder

    convenience init(
        _ problem: SlotProblem, threads: Int, steps: SearchParameters.StepSchedule = .init(),
        parameters: SearchParameters = SearchParameters()
    ) {
        self.init(RelaxationModel(problem, parameters: parameters), from: [], threads: threads, steps: steps)
    }

    /// Begins at the best of some prices, each session's cheapest candidate among them.
    /// - Parameters:
    ///   - laterFirst: the first step where prices that are known are the best: full steps would lose them.
    ///   - rises: whether all prices are raised together once they have settled.
    init(
        _ model: RelaxationModel, from known: [Multipliers], threads: Int, steps: SearchParameters.StepSchedule,
        laterFirst: Double? = nil, rises: Bool = true, statistics: StatisticsRecorder = StatisticsRecorder()
    ) {
        self.model = model
        self.statistics = statistics
        evaluator = PatternBound(model, threads: threads)
        risesBelow = rises ? model.parameters.ascent.lineSearchBelow : []
        var steps = steps
        var start = Multipliers.cheapestCandidates(model)
        if !known.isEmpty {
            evaluator.evaluate(start)
            var most = evaluator.value
            for prices in known {
                evaluator.evaluate(prices)
                guard evaluator.value > most else { continue }
                most = evaluator.value
                start = prices
                steps.first = laterFirst ?? model.parameters.resuming.laterFirst
            }
        }
        ascent = PriceAscent(model, start: start, evaluator: evaluator, steps: steps)
    }

    /// No plan costs less. Never falls.
    var bound: Cost { model.bound(fromValue: ascent.bestValue) }

    /// The prices behind `bound`.
    var prices: Multipliers { ascent.best }

    /// The value behind `bound` before rounding, in cost units: for measuring progress.
    var value: Double { model.value(ascent.bestValue) }

    /// Raises the bound by a number of evaluations, and stops when it proves the incumbent or is interrupted.
    /// - Parameters:
    ///   - rounds: Evaluations; one takes about 1 ms at 500 sessions, 25 ms at 10 000.
    ///   - leastStep: Ends when steps have become smaller than this.
    ///   - incumbent: The cost of the best plan known, nil for none.
    ///   - improved: Called with each better bound.
    func raise(
        rounds: Int, leastStep: Double = 0, incumbent: Cost?, isInterrupted: () -> Bool = { false },
        improved: (Cost) -> Void = { _ in }
    ) {
        for _ in 0..<rounds {
            let before = bound
            if let incumbent, before >= incumbent { return }
            if isInterrupted() || ascent.factor < leastStep { return }
            if let threshold = risesBelow.first, ascent.factor < threshold {
                risesBelow.removeFirst()
                ascent.riseTogether(evaluator)
                statistics.record(.lineSearch, gain: bound - before)
            }
            let unmoved = bound
            ascent.round(evaluator)
            statistics.record(.ascent, gain: bound - unmoved)
            if bound > before { improved(bound) }
        }
    }

    /// What proves `bound`, checkable from the problem alone.
    func certificate() -> BoundCertificate { evaluator.certificate(for: ascent.best) }
}

extension Multipliers {
    /// Each session at what its cheapest candidate costs, no row priced.
    static func cheapestCandidates(_ model: RelaxationModel) -> Multipliers {
        var prices = [Int64](repeating: 0, count: model.priceCount)
        for session in 0..<model.sessionCount { prices[session] = model.ceiling[session] }
        for position in model.days.itemSlot.indices {
            let session = Int(model.slots.session[Int(model.days.itemSlot[position])])
            let price = (model.days.itemCost[position] + model.granularity) << Int64(model.scaleBits)
            prices[session] = min(prices[session], price)
        }
        return Multipliers(prices: prices)
    }
}
