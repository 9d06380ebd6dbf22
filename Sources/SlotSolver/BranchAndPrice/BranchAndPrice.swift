import GLPK

/// Raises the bound while plans are improved: to the optimum of the restricted master problem, beyond it by cuts and,
/// when these yield nothing more, by dividing all plans into parts.
struct BranchAndPrice: BoundProvider {
    private let master: ColumnGeneration
    private let statistics: StatisticsRecorder
    /// Whether it is already decided if a floor under the cost of what is left out could help.
    private var isFloorSettled = false
    /// The parts into which all plans are divided, once cuts yield nothing more.
    private var tree: BranchAndPriceTree?

    init(
        _ dualSolution: DualSolution, seed: UInt64, _ statistics: StatisticsRecorder = StatisticsRecorder()
    ) throws(GLPKError) {
        self.statistics = statistics
        let model = dualSolution.model
        let evaluator = LagrangianOracle(model, threads: 1)
        let parameters = model.parameters.master
        var ascent = SubgradientAscent(
            model, start: dualSolution.duals, evaluator: evaluator, steps: parameters.columnSteps)
        var patterns: [DayColumn] = []
        for _ in 0..<parameters.columnRounds {
            ascent.round(evaluator)
            patterns += DayColumn.columns(ofChosen: evaluator.chosen, in: model)
        }
        master = try ColumnGeneration(model, duals: ascent.best, patterns: patterns, seed: seed, statistics)
    }

    mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundSlice {
        var slice = try raise(incumbent: min(incumbent, master.plan?.cost ?? .max), isInterrupted)
        slice.plan = master.plan?.assignment ?? master.roundedPlan
        slice.cost = master.plan?.cost
        return slice
    }

    private mutating func raise(incumbent: Cost, _ isInterrupted: () -> Bool) throws(GLPKError) -> BoundSlice {
        if let tree { return try step(in: tree, incumbent: incumbent, isInterrupted) }
        let before = master.bestValue
        let isFirst = master.solution == nil
        let goesOn = try master.raise(
            cutRounds: master.parameters.cutRoundsPerStep, incumbent: incumbent, isInterrupted: isInterrupted)
        // Early, since a floor often raises the bound more than all cuts do; and once more when the cuts end, if it
        // could not help before.
        let isFloorNew = isFirst || !goesOn ? try addFloor(isInterrupted) : false
        let divides = !goesOn && !isFloorNew && master.solution != nil && master.bound < incumbent && !isInterrupted()
        if divides { tree = try BranchAndPriceTree(master) }
        return BoundSlice(
            bound: master.bound, certificate: master.bestValue > before ? master.certificate() : nil, dualSolution: nil,
            isLast: !goesOn && !isFloorNew && !divides)
    }

    private func step(
        in tree: BranchAndPriceTree, incumbent: Cost, _ isInterrupted: () -> Bool
    ) throws(GLPKError) -> BoundSlice {
        let before = tree.value
        let goesOn = try tree.step(incumbent: incumbent, isInterrupted: isInterrupted)
        let bound = master.model.bound(fromValue: tree.value)
        statistics.record(.branchAndPrice, gain: bound - master.model.bound(fromValue: before))
        return BoundSlice(
            bound: bound, certificate: tree.value > before ? tree.certificate() : nil, dualSolution: nil,
            isLast: !goesOn)
    }

    /// If the solution leaves out fractions of sessions, adds a floor under the cost of what is left out, once. Returns
    /// true if it did.
    private mutating func addFloor(_ isInterrupted: () -> Bool) throws(GLPKError) -> Bool {
        let problem = master.model.problem
        guard !isFloorSettled, let lostCost = master.solution?.lostCost, !isInterrupted() else { return false }
        let step = CostGranularity.of(problem.lostCostAlone)
        let whole = Cost((lostCost / Double(step) - 1e-6).rounded(.up)) * step
        guard Double(whole) > lostCost + 1e-6 * Double(step) else { return false }
        isFloorSettled = true
        guard
            let floor = LostCostFloor.prove(
                in: problem, enough: .max, parameters: master.model.parameters, isInterrupted: isInterrupted),
            Double(floor.cost) > lostCost
        else { return false }
        let before = master.bound
        try master.add(floor, isInterrupted: isInterrupted)
        statistics.record(.lostCostFloor, gain: master.bound - before)
        return true
    }
}
