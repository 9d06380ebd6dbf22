import GLPK

/// Raises the bound of the pattern relaxation to its linear program's optimum by column generation, and beyond by cuts.
///
/// GLPK solves the program over the patterns known; its prices, halfway to the best ones so far, are tried by the
/// exact search over all patterns (`PatternBound`), which proves a bound and brings the patterns that are missing.
/// Then fractional solutions are cut off, and so on. What GLPK says is never trusted: the bound is that of whole prices.
///
/// To be used on one thread that is fit for GLPK. The outcome depends on the input and the limits alone.
final class PatternMaster {
    struct Limits: Sendable {
        /// Rounds of cuts.
        var cutRounds = 60
        /// Cuts added in a round.
        var cutsPerRound = 120
        /// Rounds end when the objective has risen by less than this share of it in as many rounds as `patience`.
        var leastGain = 2e-5
        var patience = 6
    }

    let model: RelaxationModel
    let program: MasterProgram
    fileprivate let evaluator: PatternBound
    private(set) var best: MasterPoint
    private(set) var bestValue: Int128

    /// How many rounds of column generation follow one set of cuts at most.
    private static let mostRounds = 200
    /// Fewer new patterns than this at prices in between, and the program's own prices are tried too.
    private static let fewPatterns = 20

    /// - Parameters:
    ///   - prices: those of a raised relaxation.
    ///   - patterns: to begin with; the late choices of the ascent are good ones.
    init(
        _ model: RelaxationModel, prices: Multipliers, patterns: [PatternColumn], threads: Int
    ) throws(GLPKError) {
        self.model = model
        program = try MasterProgram(model)
        evaluator = PatternBound(model, threads: threads)
        best = MasterPoint(prices, cutCount: 0)
        evaluator.evaluate(prices)
        bestValue = evaluator.value
        try program.addRows((0..<model.rows.count).filter { prices.prices[model.sessionCount + $0] > 0 })
        _ = try program.add(patterns + PatternColumn.columns(ofChosen: evaluator.chosen, in: model))
    }

    /// No plan costs less.
    var bound: Cost { model.bound(fromValue: bestValue) }

    /// Generates columns and cuts until the limits are reached, the bound proves the incumbent, or it is interrupted.
    /// - Parameters:
    ///   - incumbent: the cost of the best plan known at the time it is called.
    ///   - improved: told each better bound.
    /// - Returns: the last solution of the program, nil if there was none.
    @discardableResult
    func raise(
        _ limits: Limits = Limits(), seed: UInt64, incumbent: @escaping () -> Cost?,
        isInterrupted: @escaping () -> Bool,
        improved: (Cost) -> Void
    ) throws(GLPKError) -> MasterSolution? {
        let isDone = { isInterrupted() || (incumbent().map { self.bound >= $0 } ?? false) }
        guard var solution = try generate(afterCuts: false, isDone, improved) else { return nil }
        var random = SearchRandom(seed: seed, stream: 77)
        var history = [solution.objective]
        for _ in 0..<limits.cutRounds where !isDone() {
            let cuts = HalfCutSearch.find(program, solution, most: limits.cutsPerRound, &random)
            guard !cuts.isEmpty else { break }
            try add(cuts)
            guard let next = try generate(afterCuts: true, isDone, improved) else { return solution }
            solution = next
            try dropIdleCuts(&solution)
            history.append(solution.objective)
            if history.count > limits.patience {
                let before = history[history.count - 1 - limits.patience]
                if solution.objective - before < limits.leastGain * abs(solution.objective) { break }
            }
        }
        return solution
    }

    private func add(_ cuts: [HalfCut]) throws(GLPKError) {
        try program.add(cuts)
        best.cutPrices += [Int64](repeating: 0, count: cuts.count)
    }

    private func dropIdleCuts(_ solution: inout MasterSolution) throws(GLPKError) {
        let kept = try program.dropIdleCuts(solution) { best.cutPrices[$0] > 0 }
        best.cutPrices = kept.map { best.cutPrices[$0] }
        solution.cutPrices = kept.map { solution.cutPrices[$0] }
    }

    /// Adds patterns and rows until none is missing, or the bound is as good as the program's objective.
    private func generate(
        afterCuts: Bool, _ isDone: () -> Bool, _ improved: (Cost) -> Void
    ) throws(GLPKError) -> MasterSolution? {
        var last: MasterSolution?
        for round in 0..<Self.mostRounds {
            guard let solution = try program.solve(afterCuts: afterCuts && round == 0, isInterrupted: isDone) else {
                return last
            }
            last = solution
            let truth = MasterPoint(solution, program.cuts, in: model)
            var added = try price(MasterPoint(between: best, truth), solution, improved)
            if added < Self.fewPatterns { added += try price(truth, solution, improved) }
            let broken = brokenRows(solution)
            try program.addRows(broken)
            let isTight = model.value(bestValue) > solution.objective - 1e-4
            if broken.isEmpty && (added == 0 || isTight) || isDone() { break }
        }
        guard var last else { return nil }
        last.values += [Double](repeating: 0, count: program.columns.count - last.values.count)
        return last
    }

    /// Tries prices: proves a bound by them, and adds the patterns that lower the program's objective.
    private func price(
        _ point: MasterPoint, _ solution: MasterSolution, _ improved: (Cost) -> Void
    ) throws(GLPKError) -> Int {
        evaluator.charges = CutCharges(program.cuts, prices: point.cutPrices, in: model)
        evaluator.evaluate(point.multipliers)
        if evaluator.value > bestValue {
            let before = bound
            bestValue = evaluator.value
            best = point
            if bound > before { improved(bound) }
        }
        let patterns = PatternColumn.columns(ofChosen: evaluator.chosen, in: model)
        return try program.add(patterns.filter { solution.reducedCost($0, program.cuts, in: model) < -1e-6 })
    }

    private func brokenRows(_ solution: MasterSolution) -> [Int] {
        let usage = solution.usage(program.columns, in: model)
        return (0..<model.rows.count).filter {
            !program.isInProgram(row: $0)
                && usage[model.sessionCount + $0] > Double(model.rows.capacity[$0]) + 1e-6
        }
    }
}

extension RelaxationModel {
    /// A value in price units, in cost units.
    func value(_ value: Int128) -> Double { Double(value) / Double(1 << scaleBits) }
}

extension PatternMaster {
    /// What proves `bound`, checkable from the problem alone.
    func certificate() -> BoundCertificate {
        evaluator.charges = CutCharges(program.cuts, prices: best.cutPrices, in: model)
        return evaluator.certificate(for: best, program.cuts)
    }
}
