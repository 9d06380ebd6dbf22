import GLPK

/// The linear program over facilitator-day columns inside GLPK, with the columns and rows known so far.
///
/// Rows: each session at least once (or left out at its multiplier), each facilitator-day at most one column, then
/// coupling rows as they turn out to be violated, each with a column that violates it at the row's highest multiplier,
/// then cuts. Everything is added in such a way that the basis stays primal feasible (columns, linking rows) or dual
/// feasible (cuts). Use it on the thread that created it.
final class RestrictedMaster {
    let model: RelaxationModel
    private let glpk: GLPKProblem
    private(set) var columns: [DayColumn] = []
    private(set) var cuts: ZeroHalfCuts
    private var known: Set<DayColumn> = []
    /// For each column, its number in GLPK.
    private var columnNumber: [Int32] = []
    /// For each column, whether it is fixed at 0 because it uses something that the present part of all plans cannot
    /// have.
    private(set) var isFixedToZero: [Bool] = []
    /// For each linking row, its row in GLPK, and the column that violates it; -1 if it is not in the program.
    private var rowNumber: [Int32]
    private var slackNumber: [Int32]
    /// The row of the floor under the cost of what is left out, -1 without one.
    private var floorNumber: Int32 = -1
    /// Simplex iterations so far: a measure of work that is the same on every machine.
    private(set) var iterations = 0
    /// The row of each cut in GLPK.
    private var cutNumber: [Int32] = []
    /// The sessions that plans of the present part must place.
    private var mustBePlaced: Set<Int> = []

    init(_ model: RelaxationModel) throws(GLPKError) {
        self.model = model
        cuts = ZeroHalfCuts(model)
        rowNumber = .init(repeating: -1, count: model.rows.count)
        slackNumber = rowNumber
        var program = LinearProgram()
        for (session, unscheduled) in model.problem.sessions.map(\.leftOutCost).enumerated() {
            let row = program.addRow(lower: 1)
            let out = program.addColumn(cost: Double(unscheduled))
            program.addEntry(row: row, column: out, value: 1)
            precondition(row == session && out == session)
        }
        for _ in model.days.blocks { program.addRow(upper: 1) }
        glpk = try GLPKProblem(program)
        let sessions = Array(0..<Int32(model.sessionCount))
        try glpk.setRowStatuses(sessions, .init(repeating: .atLower, count: sessions.count))
        try glpk.setColumnStatuses(sessions, .init(repeating: .basic, count: sessions.count))
    }

    /// Adds columns that are not known yet; returns how many.
    func add(_ new: [DayColumn]) throws(GLPKError) -> Int {
        var block = ColumnBlock()
        let first = try glpk.size().columns
        for column in new where known.insert(column).inserted {
            block.beginColumn(cost: column.cost(in: model))
            for (index, weight) in column.uses(in: model) {
                let row = index < model.sessionCount ? Int32(index) : rowNumber[index - model.sessionCount]
                if row >= 0, weight != 0 { block.addEntry(row: row, value: Double(weight)) }
            }
            block.addEntry(row: Int32(model.sessionCount) + column.block, value: 1)
            for (cut, value) in cuts.coefficients(of: column, in: model) where cutNumber[cut] >= 0 {
                block.addEntry(row: cutNumber[cut], value: Double(value))
            }
            block.endColumn()
            columnNumber.append(Int32(first + block.count - 1))
            columns.append(column)
            isFixedToZero.append(false)
        }
        if block.count > 0 { try glpk.addColumns(block) }
        return block.count
    }

    /// Adds linking rows, each made feasible by the column that violates it.
    func addRows(_ rows: [Int]) throws(GLPKError) {
        guard !rows.isEmpty else { return }
        var entries: [Int: [(column: Int32, weight: Int64)]] = [:]
        for row in rows { entries[row + model.sessionCount] = [] }
        for (column, pattern) in columns.enumerated() {
            for (index, weight) in pattern.uses(in: model) where weight != 0 {
                entries[index]?.append((columnNumber[column], weight))
            }
        }
        var block = RowBlock()
        block.status = .atUpper
        var slackColumns = ColumnBlock()
        slackColumns.status = .basic
        let size = try glpk.size()
        for row in rows {
            rowNumber[row] = Int32(size.rows + block.count)
            slackNumber[row] = Int32(size.columns + slackColumns.count)
            slackColumns.beginColumn(cost: Double(model.rows.ceiling[row]))
            slackColumns.addEntry(row: rowNumber[row], value: -1)
            slackColumns.endColumn()
            block.beginRow(upper: Double(model.rows.capacity[row]))
            for (column, weight) in entries[row + model.sessionCount]! {
                block.addEntry(column: column, value: Double(weight))
            }
            block.endRow()
        }
        try glpk.addRows(block)
        try glpk.addColumns(slackColumns)
    }

    /// Adds cuts over linking rows that are already in the program.
    func add(_ new: [ZeroHalfCut]) throws(GLPKError) {
        let known = cuts.count
        cuts.add(new, in: model)
        var entries: [[(column: Int32, value: Int64)]] = .init(repeating: [], count: new.count)
        for (column, pattern) in columns.enumerated() {
            for (cut, value) in cuts.coefficients(of: pattern, in: model) where cut >= known {
                entries[cut - known].append((columnNumber[column], value))
            }
        }
        var block = RowBlock()
        let first = try glpk.size().rows
        for (place, cut) in new.enumerated() {
            cutNumber.append(Int32(first + place))
            block.beginRow(upper: Double(cuts.limits[known + place]))
            for (column, value) in entries[place] { block.addEntry(column: column, value: Double(value)) }
            for index in cut.indices where Int(index) >= model.sessionCount {
                block.addEntry(column: slackNumber[Int(index) - model.sessionCount], value: -1)
            }
            block.endRow()
        }
        if block.count > 0 { try glpk.addRows(block) }
    }

    /// Adds the floor under the cost of what is left out, once. Like a cut, it leaves the basis dual feasible.
    func add(_ floor: LostCostFloor) throws(GLPKError) {
        var block = RowBlock()
        floorNumber = Int32(try glpk.size().rows)
        block.beginRow(lower: Double(floor.cost))
        for (session, unscheduled) in model.problem.sessions.map(\.leftOutCost).enumerated() where unscheduled > 0 {
            block.addEntry(column: Int32(session), value: Double(unscheduled))
        }
        block.endRow()
        try glpk.addRows(block)
    }

    /// Removes cuts without a multiplier from the program, and forgets those for which `isNeeded` returns false.
    /// Returns the cuts that are kept.
    func dropIdleCuts(_ solution: MasterSolution, isNeeded: (Int) -> Bool) throws(GLPKError) -> [Int] {
        let statuses = try glpk.basis().rows
        let idle = (0..<cuts.count).filter {
            cutNumber[$0] >= 0 && solution.cutDuals[$0] <= 0 && statuses[Int(cutNumber[$0])] == .basic
        }
        let gone = Set(idle.map { cutNumber[$0] })
        if !gone.isEmpty { try glpk.deleteRows(gone.sorted()) }
        var place = Int32(0)
        let moved = statuses.indices.map { row -> Int32 in
            guard !gone.contains(Int32(row)) else { return -1 }
            place += 1
            return place - 1
        }
        for cut in 0..<cuts.count where cutNumber[cut] >= 0 { cutNumber[cut] = moved[Int(cutNumber[cut])] }
        for row in rowNumber.indices where rowNumber[row] >= 0 { rowNumber[row] = moved[Int(rowNumber[row])] }
        if floorNumber >= 0 { floorNumber = moved[Int(floorNumber)] }
        let kept = (0..<cuts.count).filter { cutNumber[$0] >= 0 || isNeeded($0) }
        cutNumber = kept.map { cutNumber[$0] }
        cuts.keep(kept)
        return kept
    }

    /// Fixes exactly these columns at 0.
    func fixToZero(where isFixedToZero: (DayColumn) -> Bool) throws(GLPKError) {
        let wanted = columns.map(isFixedToZero)
        for value in [false, true] {
            try setFixedToZero(columns.indices.filter { wanted[$0] == value && self.isFixedToZero[$0] != value }, value)
        }
        self.isFixedToZero = wanted
    }

    private func setFixedToZero(_ patterns: [Int], _ value: Bool) throws(GLPKError) {
        try glpk.setColumnBounds(
            patterns.map { columnNumber[$0] }, lower: .init(repeating: 0, count: patterns.count),
            upper: .init(repeating: value ? 0 : .infinity, count: patterns.count))
    }

    /// Raises the cost of leaving out some sessions, and no others, by the cost of the most expensive session: these
    /// sessions must be placed. If they cannot all be placed, the bound is higher by that amount. Returns the highest
    /// multiplier of each session, in multiplier units.
    func place(_ sessions: Set<Int>) throws(GLPKError) -> ArraySlice<Int64> {
        let costs = model.problem.sessions.map(\.leftOutCost)
        let dearest = costs.max() ?? 0
        let changed = sessions.symmetricDifference(mustBePlaced).sorted()
        try glpk.setCosts(
            changed.map { Int32($0) },
            to: changed.map { Double(costs[$0]) + (sessions.contains($0) ? Double(dearest) : 0) })
        mustBePlaced = sessions
        var ceiling = model.ceiling[..<costs.count]
        let most = costs.indices.max { costs[$0] < costs[$1] }.map { model.ceiling[$0] } ?? 0
        for session in sessions { ceiling[session] += most }
        return ceiling
    }

    /// The present basis.
    func basis() throws(GLPKError) -> Basis { try glpk.basis() }

    /// Returns to a basis that the program had when it had no row or column that has since been removed; newer rows and
    /// columns are as when they were added.
    func setBasis(_ basis: Basis) throws(GLPKError) {
        var basis = basis
        let size = try glpk.size()
        basis.rows += .init(repeating: .basic, count: size.rows - basis.rows.count)
        basis.columns += .init(repeating: .atLower, count: size.columns - basis.columns.count)
        try glpk.setBasis(basis)
    }

    /// The objective that is reached within a few iterations if some columns that are not yet fixed are fixed at 0, and
    /// some sessions may not be left out, with the basis at that point. Afterwards everything is as before. Call it
    /// only when the program has been solved.
    func tryOut(
        without patterns: [Int], placing sessions: [Int] = [], iterations: Int
    ) throws(GLPKError) -> (objective: Double, basis: Basis) {
        let basis = try glpk.basis()
        try setFixedToZero(patterns, true)
        try setLeftOut(sessions, upper: 0)
        var options = SimplexOptions(method: .dual)
        options.iterationLimit = iterations
        let tried = Result { () throws(GLPKError) in (try glpk.solve(options), try glpk.basis()) }
        try setFixedToZero(patterns, false)
        try setLeftOut(sessions, upper: .infinity)
        try glpk.setBasis(basis)
        let (result, reached) = try tried.get()
        self.iterations += result.iterations
        return (result.stop == .infeasible ? .infinity : result.objective, reached)
    }

    private func setLeftOut(_ sessions: [Int], upper: Double) throws(GLPKError) {
        guard !sessions.isEmpty else { return }
        try glpk.setColumnBounds(
            sessions.map { Int32($0) }, lower: .init(repeating: 0, count: sessions.count),
            upper: .init(repeating: upper, count: sessions.count))
    }

    func isInProgram(row: Int) -> Bool { rowNumber[row] >= 0 }
    func isInProgram(cut: Int) -> Bool { cutNumber[cut] >= 0 }
}

extension RestrictedMaster {
    /// Solves the program from the present basis; nil if it is interrupted.
    /// - Parameter afterCuts: whether cuts were added since the last time: the basis is then dual feasible, not primal
    ///   feasible.
    func solve(afterCuts: Bool, isInterrupted: () -> Bool) throws(GLPKError) -> MasterSolution? {
        var options = SimplexOptions(method: afterCuts ? .dualThenPrimal : .primal)
        options.iterationLimit = model.parameters.master.iterationsAtOnce
        while true {
            let result = try glpk.solve(options)
            iterations += result.iterations
            if result.stop == .optimal { return try solution(result.objective) }
            guard result.stop == .iterationLimit, !isInterrupted() else { return nil }
        }
    }

    private func solution(_ objective: Double) throws(GLPKError) -> MasterSolution {
        let values = try glpk.columnValues()
        let rowDuals = try glpk.rowDuals()
        let sessions = model.sessionCount
        let duals = rowDuals[..<sessions].map { max(0, $0) } + rowNumber.map { $0 < 0 ? 0 : max(0, -rowDuals[Int($0)]) }
        return MasterSolution(
            objective: objective, values: columnNumber.map { values[Int($0)] },
            slacks: slackNumber.map { $0 < 0 ? 0 : values[Int($0)] }, duals: duals,
            blockDuals: Array(rowDuals[sessions..<sessions + model.days.blocks.count]),
            cutDuals: cutNumber.map { $0 < 0 ? 0 : max(0, -rowDuals[Int($0)]) },
            lostCost: zip(values, model.problem.sessions).reduce(0) { $0 + $1.0 * Double($1.1.leftOutCost) },
            floorDual: floorNumber < 0 ? 0 : rowDuals[Int(floorNumber)], leftOut: Array(values[..<sessions]))
    }
}
