/// The relaxation over facilitator-day columns, raised step by step: its bound, its proof, and its evidence on which
/// candidates good plans use.
///
/// Not safe for use from several threads at once; it may run on a thread of its own while another improves plans.
final class LagrangianRelaxation {
    let model: RelaxationModel
    private let evaluator: LagrangianOracle
    private(set) var ascent: SubgradientAscent
    /// Step sizes below which multipliers have settled enough to check whether all of them are too low.
    private var lineSearchBelow: [Double]
    private let statistics: StatisticsRecorder

    convenience init(
        _ problem: SlotProblem, threads: Int, steps: SearchParameters.StepSchedule = .init(),
        parameters: SearchParameters = SearchParameters()
    ) {
        self.init(RelaxationModel(problem, parameters: parameters), from: [], threads: threads, steps: steps)
    }

    /// Starts at the best of some multipliers, which include those of each session's cheapest candidate.
    /// - Parameters:
    ///   - laterFirst: the first step if multipliers that are already known are the best: full steps would lose them.
    ///   - rises: whether all multipliers are raised together once they have settled.
    init(
        _ model: RelaxationModel, from known: [Multipliers], threads: Int, steps: SearchParameters.StepSchedule,
        laterFirst: Double? = nil, rises: Bool = true, statistics: StatisticsRecorder = StatisticsRecorder()
    ) {
        self.model = model
        self.statistics = statistics
        evaluator = LagrangianOracle(model, threads: threads)
        lineSearchBelow = rises ? model.parameters.ascent.lineSearchBelow : []
        var steps = steps
        var start = Multipliers.cheapestCandidates(model)
        if !known.isEmpty {
            evaluator.evaluate(start)
            var most = evaluator.value
            for duals in known {
                evaluator.evaluate(duals)
                guard evaluator.value > most else { continue }
                most = evaluator.value
                start = duals
                steps.first = laterFirst ?? model.parameters.resuming.laterFirst
            }
        }
        ascent = SubgradientAscent(model, start: start, evaluator: evaluator, steps: steps)
    }

    /// A lower bound on the cost of every plan. It never falls.
    var bound: Cost { model.bound(fromValue: ascent.bestValue) }

    /// The multipliers behind `bound`.
    var duals: Multipliers { ascent.best }

    /// The value behind `bound` before rounding, in cost units: for measuring progress.
    var value: Double { model.value(ascent.bestValue) }

    /// Raises the bound by a number of evaluations; stops when it reaches the incumbent's cost or is interrupted.
    /// - Parameters:
    ///   - rounds: number of evaluations; one takes about 1 ms at 500 sessions, 25 ms at 10 000.
    ///   - leastStep: it ends when steps have become smaller than this.
    ///   - incumbent: the cost of the best plan known, nil for none.
    ///   - improved: called with each better bound.
    func raise(
        rounds: Int, leastStep: Double = 0, incumbent: Cost?, isInterrupted: () -> Bool = { false },
        improved: (Cost) -> Void = { _ in }
    ) {
        for _ in 0..<rounds {
            let before = bound
            if let incumbent, before >= incumbent { return }
            if isInterrupted() || ascent.factor < leastStep { return }
            if let threshold = lineSearchBelow.first, ascent.factor < threshold {
                lineSearchBelow.removeFirst()
                ascent.searchAggregates(evaluator)
                statistics.record(.lineSearch, gain: bound - before)
            }
            let unmoved = bound
            ascent.round(evaluator)
            statistics.record(.ascent, gain: bound - unmoved)
            if bound > before { improved(bound) }
        }
    }

    /// The proof of `bound`, checkable from the problem alone.
    func certificate() -> BoundCertificate { evaluator.certificate(for: ascent.best) }
}

extension Multipliers {
    /// Each session at the cost of its cheapest candidate, with no row priced.
    static func cheapestCandidates(_ model: RelaxationModel) -> Multipliers {
        var duals = [Int64](repeating: 0, count: model.dualCount)
        for session in 0..<model.sessionCount { duals[session] = model.ceiling[session] }
        for position in model.days.itemSlot.indices {
            let session = Int(model.slots.session[Int(model.days.itemSlot[position])])
            let dual = (model.days.itemCost[position] + model.granularity) << Int64(model.scaleBits)
            duals[session] = min(duals[session], dual)
        }
        return Multipliers(duals: duals)
    }
}
