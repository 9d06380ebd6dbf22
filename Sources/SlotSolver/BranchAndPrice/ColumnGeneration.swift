import GLPK

/// Raises the bound of the facilitator-day relaxation to its linear program's optimum by column generation, and beyond
/// by cuts.
///
/// GLPK solves the program over the columns known so far. Its multipliers, halfway to the best ones so far, are
/// evaluated by the exact search over all columns (`LagrangianOracle`), which proves a bound and supplies the missing
/// columns. Then fractional solutions are cut off, and the process repeats. GLPK's numbers are never trusted: the bound
/// is computed from integer multipliers.
///
/// Use it on one thread that is suitable for GLPK. The outcome depends only on the input and the limits.
final class ColumnGeneration {
    let model: RelaxationModel
    let program: RestrictedMaster
    private let evaluator: LagrangianOracle
    private(set) var best: DualPoint
    private(set) var bestValue: Int128
    /// The program's last optimal solution, nil before the first.
    private(set) var solution: MasterSolution?
    /// The cheapest plan among the solutions that kept all rules.
    private(set) var plan: (assignment: [Int32], cost: Cost)?
    private var random: SearchRandom
    private let statistics: StatisticsRecorder
    /// The program's objective after each round of cuts.
    private var objectives: [Double] = []
    private var isExhausted = false
    /// The floor under the cost of what is left out, once it is in the program.
    private var floor: LostCostFloor?
    /// Items that the present part of all plans cannot have; empty except in `enter`ed parts.
    private var closed: Set<Int32> = []
    /// The highest multiplier of each session in the present part, in multiplier units: higher for a session that must
    /// be placed.
    private var ceiling: ArraySlice<Int64>

    var parameters: SearchParameters.Master { model.parameters.master }

    /// - Parameters:
    ///   - multipliers: those of a relaxation that has been raised.
    ///   - columns: the initial columns; the late choices of the ascent are good ones.
    init(
        _ model: RelaxationModel, duals: Multipliers, patterns: [DayColumn], seed: UInt64,
        _ statistics: StatisticsRecorder = StatisticsRecorder()
    ) throws(GLPKError) {
        self.model = model
        self.statistics = statistics
        program = try RestrictedMaster(model)
        ceiling = model.ceiling[..<model.sessionCount]
        evaluator = LagrangianOracle(model, threads: 1)
        random = SearchRandom(seed: seed, stream: 77)
        best = DualPoint(duals, cutCount: 0)
        evaluator.evaluate(duals)
        bestValue = evaluator.value
        try program.addRows((0..<model.rows.count).filter { duals.duals[model.sessionCount + $0] > 0 })
        _ = try program.add(patterns + DayColumn.columns(ofChosen: evaluator.chosen, in: model))
    }

    /// A lower bound on the cost of every plan.
    var bound: Cost { model.bound(fromValue: bestValue) }

    /// Solves the program if that was not done yet, then runs rounds of cuts.
    /// - Parameter incumbent: a bound that reaches this is enough.
    /// - Returns: whether more can be gained.
    func raise(cutRounds: Int, incumbent: Cost = .max, isInterrupted: () -> Bool = { false }) throws(GLPKError) -> Bool
    {
        func isDone() -> Bool { isInterrupted() || bound >= incumbent }
        if solution == nil {
            let before = bound
            isExhausted = try !generate(afterCuts: false, isDone)
            statistics.record(.columnGeneration, gain: bound - before)
        }
        for _ in 0..<cutRounds where !isExhausted && !isDone() {
            let before = bound
            try separate(isDone)
            statistics.record(.zeroHalfCuts, gain: bound - before)
        }
        return !isExhausted && !isDone()
    }

    /// Adds a floor under the cost of what is left out, after which more can be gained. Do not call it before there is
    /// a solution.
    func add(_ floor: LostCostFloor, isInterrupted: () -> Bool = { false }) throws(GLPKError) {
        try program.add(floor)
        self.floor = floor
        objectives.removeAll()
        isExhausted = try !generate(afterCuts: true, isInterrupted)
    }

    /// Switches to a part of all plans: bound, solution and certificate are the part's from then on.
    /// - Parameters:
    ///   - items: items that the part cannot have.
    ///   - placed: sessions that its plans must place.
    ///   - basis: the basis from which the simplex method starts.
    /// - Returns: false if it was interrupted before there was a solution.
    func enter(
        without items: Set<Int32>, placing placed: Set<Int>, from basis: Basis, _ isDone: () -> Bool
    ) throws(GLPKError) -> Bool {
        closed = items
        try program.fixToZero { $0.items.contains(where: items.contains) }
        ceiling = try program.place(placed)
        for session in 0..<model.sessionCount {
            best.multipliers.duals[session] = min(best.multipliers.duals[session], ceiling[session])
        }
        try program.setBasis(basis)
        bestValue = 0
        return try generate(afterCuts: true, isDone)
    }

    /// Adds cuts that the solution violates, and finds out the program's value with them.
    private func separate(_ isDone: () -> Bool) throws(GLPKError) {
        var search = ZeroHalfSeparation(NearBindingRows(program, solution!), beside: program.cuts)
        search.walk(parameters.walks, &random)
        let cuts = search.best(parameters.cutsPerRound)
        try add(cuts)
        guard !cuts.isEmpty, try generate(afterCuts: true, isDone) else {
            isExhausted = true
            return
        }
        try dropIdleCuts()
        objectives.append(solution!.objective)
        let patience = parameters.patience
        guard objectives.count > patience else { return }
        let gain = objectives[objectives.count - 1] - objectives[objectives.count - 1 - patience]
        isExhausted = gain < parameters.leastGain * abs(solution!.objective)
    }

    private func add(_ cuts: [ZeroHalfCut]) throws(GLPKError) {
        try program.add(cuts)
        best.cutDuals += [Int64](repeating: 0, count: cuts.count)
    }

    private func dropIdleCuts() throws(GLPKError) {
        let kept = try program.dropIdleCuts(solution!) { best.cutDuals[$0] > 0 }
        best.cutDuals = kept.map { best.cutDuals[$0] }
        solution!.cutDuals = kept.map { solution!.cutDuals[$0] }
    }

    /// Adds columns and rows until none is missing, or the bound is as good as the program's objective.
    /// - Returns: false if it was interrupted before the present program had a solution.
    private func generate(afterCuts: Bool, _ isDone: () -> Bool) throws(GLPKError) -> Bool {
        for round in 0..<parameters.rounds {
            guard let next = try program.solve(afterCuts: afterCuts && round == 0, isInterrupted: isDone) else {
                return false
            }
            solution = next
            let truth = DualPoint(next, program.cuts, ceiling, in: model)
            var added = try price(DualPoint(smoothing: best, truth), next)
            if added < parameters.fewColumns { added += try price(truth, next) }
            let broken = brokenRows(next)
            try program.addRows(broken)
            let isTight = model.value(bestValue) > next.objective - 1e-4
            if broken.isEmpty && (added == 0 || isTight) || isDone() { break }
        }
        let unserved = program.columns.count - solution!.values.count
        solution!.values += [Double](repeating: 0, count: unserved)
        if solution!.isWhole { notePlan() }
        return true
    }

    /// An integer solution is a plan if it also keeps the rules that have no row.
    private func notePlan() {
        guard let assignment = roundedPlan, RuleCheck.violations(of: assignment, in: model.problem).isEmpty else {
            return
        }
        let cost = CostModel.costs(of: assignment, in: model.problem).total
        if cost < plan?.cost ?? .max { plan = (assignment, cost) }
    }

    /// The candidates that the last solution uses by more than half; nil before there is a solution. As a plan they may
    /// break rules.
    var roundedPlan: [Int32]? {
        guard let solution else { return nil }
        var assignment = [Int32](repeating: -1, count: model.sessionCount)
        var share = [Double](repeating: 0.5, count: model.sessionCount)
        for (column, value) in zip(program.columns, solution.values) where value >= 0.5 {
            for item in column.items {
                let session = Int(model.slots.session[Int(model.days.itemSlot[Int(item)])])
                guard value >= share[session] else { continue }
                share[session] = value
                assignment[session] = model.days.itemCandidate[Int(item)]
            }
        }
        return assignment
    }

    /// Evaluates multipliers: proves a bound with them, and adds the columns that lower the program's objective.
    private func price(_ point: DualPoint, _ solution: MasterSolution) throws(GLPKError) -> Int {
        evaluator.charges = CutDuals(program.cuts, duals: point.cutDuals, closed: closed, in: model)
        evaluator.evaluate(point.multipliers)
        let added = floor.map { LostCostFloor.value($0.cost, share: point.floorShare, scaleBits: model.scaleBits) } ?? 0
        if evaluator.value + added > bestValue {
            bestValue = evaluator.value + added
            best = point
        }
        let patterns = DayColumn.columns(ofChosen: evaluator.chosen, in: model)
        return try program.add(patterns.filter { solution.reducedCost($0, program.cuts, in: model) < -1e-6 })
    }

    private func brokenRows(_ solution: MasterSolution) -> [Int] {
        let activity = solution.activity(program.columns, in: model)
        return (0..<model.rows.count).filter {
            !program.isInProgram(row: $0)
                && activity[model.sessionCount + $0] > Double(model.rows.capacity[$0]) + 1e-6
        }
    }
}

extension ColumnGeneration {
    /// The proof of `bound`, checkable from the problem alone.
    func certificate() -> BoundCertificate {
        evaluator.charges = CutDuals(program.cuts, duals: best.cutDuals, closed: closed, in: model)
        return evaluator.certificate(for: best, program.cuts, floor)
    }
}
