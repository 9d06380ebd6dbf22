/// Relax-and-cut (Lucena 2005): raises the bound by cuts without solving a program. Prices of cuts move as those of sessions and rows do, and a
/// fractional solution is what the rounds of a cycle have chosen on average.
///
/// Such an average is near an optimal solution of the program over patterns, and from 1 000 sessions on it is there in a
/// small part of the time that the simplex method takes.
struct CutAscent {
    let model: RelaxationModel
    private let evaluator: PatternBound
    private(set) var cuts: HalfCuts
    /// The best prices so far and their value in price units.
    private(set) var best: MasterPoint
    private(set) var bestValue: Int128

    private var motion: PriceMotion
    /// Length of the next step, and of the first in a cycle.
    private var factor: Double
    private var firstFactor: Double
    /// Rounds of the cycle at hand, and how often patterns were chosen since they count.
    private var rounds = 0
    private var chosen: [PatternColumn: Int] = [:]
    private var valueAtStart: Int128

    private let parameters: SearchParameters.RelaxAndCut

    /// Begins the first cycle, without cuts.
    init(_ model: RelaxationModel, start: Multipliers) {
        self.model = model
        parameters = model.parameters.relaxAndCut
        firstFactor = parameters.firstStep
        factor = parameters.firstCycleFactor * firstFactor
        evaluator = PatternBound(model, threads: 1)
        cuts = HalfCuts(model)
        best = MasterPoint(start, cutCount: 0)
        evaluator.evaluate(start)
        bestValue = evaluator.value
        valueAtStart = bestValue
        motion = PriceMotion(at: start, in: model)
    }

    /// No plan costs less.
    var bound: Cost { model.bound(fromValue: bestValue) }

    var isCycleOver: Bool { rounds >= parameters.roundsPerCycle }

    /// Whether the cycle has raised the value by what makes another worth it.
    var hasPaid: Bool {
        Double(bestValue - valueAtStart) >= parameters.leastGain * max(1, Double(bestValue.magnitude))
    }

    /// One evaluation at new prices.
    mutating func round() {
        motion.step(factor, usage: evaluator.usage, beyondCuts: beyondCuts(), in: model)
        let values = motion.prices.map(\.value)
        let point = MasterPoint(
            rounding: Array(values[..<model.priceCount]), risen: best.multipliers.risen,
            cutPrices: Array(values[model.priceCount...]), cuts, in: model)
        evaluator.charges?.setPrices(point.cutPrices)
        evaluator.evaluate(point.multipliers)
        if evaluator.value > bestValue {
            bestValue = evaluator.value
            best = point
        }
        factor *= parameters.decay
        rounds += 1
        guard rounds > parameters.roundsToSettle else { return }
        for column in PatternColumn.columns(ofChosen: evaluator.chosen, in: model) { chosen[column, default: 0] += 1 }
    }

    /// The average that the cycle has come to, to look for cuts in.
    func tightRows() -> TightRows {
        let counted = Double(max(1, rounds - parameters.roundsToSettle))
        let often = chosen.filter { Double($0.value) >= parameters.leastShare * counted }.sorted {
            $0.key.precedes($1.key)
        }
        let columns = often.map(\.key)
        let values = often.map { Double($0.value) / counted }
        let usage = PatternColumn.usage(of: columns, values, in: model)
        let breaks = model.rows.capacity.indices.map {
            max(0, usage[model.sessionCount + $0] - Double(model.rows.capacity[$0]))
        }
        return TightRows(model, columns: columns, values: values, usage: usage, breaks: breaks) { _ in true }
    }

    /// Begins a cycle at the best prices, with cuts added and those without a price dropped.
    mutating func beginCycle(with new: [HalfCut]) {
        if cuts.count > 0, !hasPaid { firstFactor /= 2 }
        let priced = best.cutPrices.indices.filter { best.cutPrices[$0] > 0 }
        cuts.keep(priced)
        cuts.add(new, in: model)
        best.cutPrices = priced.map { best.cutPrices[$0] } + [Int64](repeating: 0, count: new.count)
        motion = PriceMotion(at: best.multipliers, cutPrices: best.cutPrices, in: model)
        evaluator.charges = cuts.count == 0 ? nil : CutCharges(cuts, prices: best.cutPrices, in: model)
        evaluator.evaluate(best.multipliers)
        factor = firstFactor
        rounds = 0
        chosen.removeAll(keepingCapacity: true)
        valueAtStart = bestValue
    }

    /// What proves `bound`, checkable from the problem alone.
    func certificate() -> BoundCertificate {
        evaluator.charges?.setPrices(best.cutPrices)
        return evaluator.certificate(for: best, cuts)
    }

    /// How much the chosen patterns use of each cut beyond its limit.
    private func beyondCuts() -> [Int64] {
        guard cuts.count > 0 else { return [] }
        var beyond = cuts.limits.map { -$0 }
        for column in PatternColumn.columns(ofChosen: evaluator.chosen, in: model) {
            for (cut, value) in cuts.coefficients(of: column, in: model) { beyond[cut] += value }
        }
        return beyond
    }
}

extension PatternColumn {
    fileprivate func precedes(_ other: PatternColumn) -> Bool {
        block != other.block ? block < other.block : items.lexicographicallyPrecedes(other.items)
    }
}
