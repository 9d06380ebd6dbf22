/// Relax-and-cut (Lucena 2005): raises the bound by cuts without solving a program. Multipliers of cuts move like those
/// of sessions and rows, and the average choice over the rounds of a cycle serves as fractional solution.
///
/// Such an average is close to an optimal solution of the restricted master problem, and from 1 000 sessions on it is
/// available in a small part of the time that the simplex method takes.
struct RelaxAndCut {
    let model: RelaxationModel
    private let evaluator: LagrangianOracle
    private(set) var cuts: ZeroHalfCuts
    /// The best multipliers so far and their value in multiplier units.
    private(set) var best: DualPoint
    private(set) var bestValue: Int128

    private var motion: ScaledSubgradientStep
    /// Length of the next step, and of the first step of the cycle.
    private var factor: Double
    private var firstFactor: Double
    /// Rounds of the present cycle, and how often columns were chosen since rounds count.
    private var rounds = 0
    private var chosen: [DayColumn: Int] = [:]
    private var valueAtStart: Int128

    private let parameters: SearchParameters.RelaxAndCut

    /// Starts the first cycle, without cuts.
    init(_ model: RelaxationModel, start: Multipliers) {
        self.model = model
        parameters = model.parameters.relaxAndCut
        firstFactor = parameters.firstStep
        factor = parameters.firstCycleFactor * firstFactor
        evaluator = LagrangianOracle(model, threads: 1)
        cuts = ZeroHalfCuts(model)
        best = DualPoint(start, cutCount: 0)
        evaluator.evaluate(start)
        bestValue = evaluator.value
        valueAtStart = bestValue
        motion = ScaledSubgradientStep(at: start, in: model)
    }

    /// A lower bound on the cost of every plan.
    var bound: Cost { model.bound(fromValue: bestValue) }

    var isCycleOver: Bool { rounds >= parameters.roundsPerCycle }

    /// Whether the cycle has raised the value enough to make another one worthwhile.
    var hasPaid: Bool {
        Double(bestValue - valueAtStart) >= parameters.leastGain * max(1, Double(bestValue.magnitude))
    }

    /// One evaluation at new multipliers.
    mutating func round() {
        motion.step(factor, activity: evaluator.activity, beyondCuts: beyondCuts(), in: model)
        let values = motion.duals.map(\.value)
        let point = DualPoint(
            rounding: Array(values[..<model.dualCount]), aggregatePart: best.multipliers.aggregatePart,
            cutDuals: Array(values[model.dualCount...]), cuts, in: model)
        evaluator.charges?.setDuals(point.cutDuals)
        evaluator.evaluate(point.multipliers)
        if evaluator.value > bestValue {
            bestValue = evaluator.value
            best = point
        }
        factor *= parameters.decay
        rounds += 1
        guard rounds > parameters.roundsToSettle else { return }
        for column in DayColumn.columns(ofChosen: evaluator.chosen, in: model) { chosen[column, default: 0] += 1 }
    }

    /// The average at the end of the cycle, in which to look for cuts.
    func tightRows() -> NearBindingRows {
        let counted = Double(max(1, rounds - parameters.roundsToSettle))
        let often = chosen.filter { Double($0.value) >= parameters.leastShare * counted }.sorted {
            $0.key.precedes($1.key)
        }
        let columns = often.map(\.key)
        let values = often.map { Double($0.value) / counted }
        let activity = DayColumn.activity(of: columns, values, in: model)
        let slacks = model.rows.capacity.indices.map {
            max(0, activity[model.sessionCount + $0] - Double(model.rows.capacity[$0]))
        }
        return NearBindingRows(model, columns: columns, values: values, activity: activity, slacks: slacks) { _ in true
        }
    }

    /// Starts a cycle at the best multipliers, with cuts added and those without a multiplier dropped.
    mutating func beginCycle(with new: [ZeroHalfCut]) {
        if cuts.count > 0, !hasPaid { firstFactor /= 2 }
        let priced = best.cutDuals.indices.filter { best.cutDuals[$0] > 0 }
        cuts.keep(priced)
        cuts.add(new, in: model)
        best.cutDuals = priced.map { best.cutDuals[$0] } + [Int64](repeating: 0, count: new.count)
        motion = ScaledSubgradientStep(at: best.multipliers, cutDuals: best.cutDuals, in: model)
        evaluator.charges = cuts.count == 0 ? nil : CutDuals(cuts, duals: best.cutDuals, in: model)
        evaluator.evaluate(best.multipliers)
        factor = firstFactor
        rounds = 0
        chosen.removeAll(keepingCapacity: true)
        valueAtStart = bestValue
    }

    /// The proof of `bound`, checkable from the problem alone.
    func certificate() -> BoundCertificate {
        evaluator.charges?.setDuals(best.cutDuals)
        return evaluator.certificate(for: best, cuts)
    }

    /// By how much the chosen columns exceed each cut's limit.
    private func beyondCuts() -> [Int64] {
        guard cuts.count > 0 else { return [] }
        var beyond = cuts.limits.map { -$0 }
        for column in DayColumn.columns(ofChosen: evaluator.chosen, in: model) {
            for (cut, value) in cuts.coefficients(of: column, in: model) { beyond[cut] += value }
        }
        return beyond
    }
}

extension DayColumn {
    fileprivate func precedes(_ other: DayColumn) -> Bool {
        block != other.block ? block < other.block : items.lexicographicallyPrecedes(other.items)
    }
}
