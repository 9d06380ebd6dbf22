import GLPK
import Testing

@Suite struct SimplexTests {
    @Test(arguments: [SimplexOptions.Method.primal, .dual, .dualThenPrimal])
    func solvesBothWays(method: SimplexOptions.Method) throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        // All rows basic is primal feasible only: the pure dual method starts from the columns at their upper bounds.
        if method == .dual {
            try problem.setColumnBounds([1], lower: [0], upper: [4])
            try problem.setColumnStatuses([0, 1], [.atUpper, .atUpper])
        }
        let result = try problem.solve(SimplexOptions(method: method))
        #expect(result.stop == .optimal)
        #expect(abs(result.objective - -11) < 1e-9)
        #expect(result.isPrimalFeasible && result.isDualFeasible)
        #expect(try problem.columnValues() == [3, 1])
        #expect(try problem.rowValues() == [4, 6])
    }

    @Test func givesDualsAndReducedCosts() throws {
        var program = Programs.twoColumns()
        program.rowUpper[1] = 7  // not binding any more
        let problem = try GLPKProblem(program)
        try problem.solve()
        #expect(try problem.rowDuals() == [-2, 0])
        #expect(try problem.reducedCosts() == [-1, 0])
    }

    @Test func addsTheConstant() throws {
        var program = Programs.twoColumns()
        program.objectiveConstant = 100
        #expect(try GLPKProblem(program).solve().objective == 89)
    }

    @Test func tellsInfeasibleAndUnbounded() throws {
        var program = LinearProgram()
        program.addColumn(cost: -1)
        #expect(try GLPKProblem(program).solve().stop == .unbounded)

        program.addRow(lower: 2, upper: 3)
        program.addRow(upper: 1)
        program.addEntry(row: 0, column: 0, value: 1)
        program.addEntry(row: 1, column: 0, value: 1)
        #expect(try GLPKProblem(program).solve().stop == .infeasible)
        var presolved = SimplexOptions(method: .dualThenPrimal)
        presolved.presolve = true
        #expect(try GLPKProblem(program).solve(presolved).stop == .infeasible)
    }

    @Test func goesOnFromTheBasis() throws {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 60, rows: 20, seed: 3))
        let first = try problem.solve()
        #expect(first.iterations > 0)
        #expect(try problem.solve().iterations == 0)

        let basis = try problem.basis()
        try problem.setStandardBasis()
        try problem.setBasis(basis)
        #expect(try problem.solve().iterations == 0)
        #expect(basis.rows.count { $0 == .basic } + basis.columns.count { $0 == .basic } == 20)
    }

    @Test func addsColumnsToAPrimalFeasibleBasis() throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        try problem.solve()
        var block = ColumnBlock()
        block.beginColumn(cost: -10, upper: 1)
        block.addEntry(row: 0, value: 1)
        block.endColumn()
        #expect(try problem.addColumns(block) == 2)
        let result = try problem.solve()
        #expect(result.stop == .optimal)
        #expect(abs(result.objective - -19) < 1e-9)
        #expect(try problem.size().columns == 3)
    }

    @Test func addsRowsToADualFeasibleBasis() throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        try problem.solve()
        var block = RowBlock()
        block.beginRow(upper: 2)
        block.addEntry(column: 0, value: 1)
        block.endRow()
        block.beginRow(lower: 0.5, upper: 0.5)
        block.addEntry(column: 1, value: 1)
        block.endRow()
        #expect(try problem.addRows(block) == 2)
        let result = try problem.solve(SimplexOptions(method: .dual))
        #expect(result.stop == .optimal)
        #expect(abs(result.objective - -7) < 1e-9)
    }

    /// A new row whose own slack column is basic and which stands at its bound itself: the basis stays primal feasible.
    @Test func takesARowWithItsElasticColumn() throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        try problem.solve()
        var column = ColumnBlock()
        column.beginColumn(cost: 0.5)
        column.endColumn()
        let elastic = Int32(try problem.addColumns(column))
        var row = RowBlock()
        row.beginRow(upper: 2)
        row.addEntry(column: 0, value: 1)
        row.addEntry(column: elastic, value: -1)
        row.endRow()
        row.status = .atUpper
        try problem.addRows(row)
        try problem.setColumnStatuses([elastic], [.basic])
        let result = try problem.solve(SimplexOptions(method: .primal))
        #expect(result.stop == .optimal)
        #expect(abs(result.objective - -10.5) < 1e-9)
    }

    @Test func changesCostsBoundsAndSizes() throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        try problem.setCosts([0, 1], to: [1, -1])
        #expect(try problem.solve().objective == -2)
        try problem.setRowBounds([1], lower: [-.infinity], upper: [3])
        #expect(try problem.solve().objective == -1)
        try problem.setColumnBounds([0], lower: [1], upper: [2])
        #expect(abs(try problem.solve().objective - (1 - 2.0 / 3)) < 1e-9)
        try problem.deleteRows([1])
        try problem.setStandardBasis()
        #expect(try problem.solve().objective == 1 - 3)
        try problem.deleteColumns([0])
        try problem.setStandardBasis()
        #expect(try problem.solve().objective == -4)
    }

    @Test func stopsAtLimits() throws {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 200, rows: 60, seed: 5))
        var options = SimplexOptions(method: .primal)
        options.iterationLimit = 5
        let stopped = try problem.solve(options)
        #expect(stopped.stop == .iterationLimit)
        #expect(stopped.iterations <= 5 && stopped.isPrimalFeasible)

        options = SimplexOptions(method: .primal)
        let optimum = try problem.solve(options).objective
        // Fixing columns leaves the basis dual feasible; the objective then rises past the limit.
        try problem.setColumnBounds(
            Array(0..<100), lower: .init(repeating: 0, count: 100), upper: .init(repeating: 0, count: 100))
        options = SimplexOptions(method: .dual)
        options.objectiveUpperLimit = optimum + 1
        #expect(try problem.solve(options).stop == .objectiveLimit)
    }

    @Test func solvesTheEmptyProgram() throws {
        var program = LinearProgram()
        program.objectiveConstant = 7
        let problem = try GLPKProblem(program)
        #expect(try problem.solve().objective == 7)
        #expect(try problem.columnValues() == [])
    }
}
