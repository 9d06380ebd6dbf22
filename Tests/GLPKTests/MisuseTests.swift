import GLPK
import Testing

/// GLPK ends the process when misused; here that must be an error of the caller, and what comes after must work.
@Suite struct MisuseTests {
    private func expectAbort(
        saying text: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) {
        do {
            try body()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        } catch GLPKError.aborted(let message) {
            #expect(message.contains(text), sourceLocation: sourceLocation)
        } catch {
            Issue.record(error, sourceLocation: sourceLocation)
        }
    }

    @Test func badIndexInALoad() throws {
        var program = Programs.twoColumns()
        program.entryColumn[0] = 9
        expectAbort(saying: "column index out of range") { _ = try GLPKProblem(program) }
        program.entryColumn[0] = -1
        expectAbort(saying: "out of range") { _ = try GLPKProblem(program) }
    }

    @Test func duplicateEntry() throws {
        var program = Programs.twoColumns()
        program.addEntry(row: 0, column: 0, value: 5)
        expectAbort(saying: "duplicate") { _ = try GLPKProblem(program) }
    }

    @Test func badIndicesInChanges() throws {
        expectAbort(saying: "out of range") { try GLPKProblem(Programs.twoColumns()).setCosts([2], to: [1]) }
        expectAbort(saying: "out of range") {
            try GLPKProblem(Programs.twoColumns()).setRowBounds([-1], lower: [0], upper: [1])
        }
        expectAbort(saying: "out of range") {
            try GLPKProblem(Programs.twoColumns()).setColumnStatuses([7], [.basic])
        }
        expectAbort(saying: "duplicate") { try GLPKProblem(Programs.twoColumns()).deleteRows([1, 1]) }
        expectAbort(saying: "out of range") {
            var block = ColumnBlock()
            block.beginColumn(cost: 1)
            block.addEntry(row: 5, value: 1)
            block.endColumn()
            try GLPKProblem(Programs.twoColumns()).addColumns(block)
        }
    }

    @Test func problemsOfTheThreadAreGoneAndNewOnesWork() throws {
        try GLPKThread.run {
            let bystander = try GLPKProblem(Programs.twoColumns())
            let victim = try GLPKProblem(Programs.twoColumns())
            expectAbort(saying: "out of range") { try victim.setCosts([99], to: [1]) }
            #expect(throws: GLPKError.stale) { try victim.solve() }
            #expect(throws: GLPKError.stale) { try bystander.columnValues() }
            #expect(throws: GLPKError.stale) { try bystander.branchAndCut() }
            let fresh = try GLPKProblem(Programs.twoColumns())
            #expect(abs(try fresh.solve().objective - -11) < 1e-9)
        }
    }

    @Test func aThousandAbortsInARow() throws {
        try GLPKThread.run {
            for _ in 0..<1000 {
                let problem = try GLPKProblem(Programs.twoColumns())
                expectAbort(saying: "out of range") { try problem.setCosts([99], to: [1]) }
            }
        }
    }

    @Test func anotherThreadsProblem() throws {
        try GLPKThread.run {
            let mine = try GLPKProblem(Programs.twoColumns())
            nonisolated(unsafe) let lent = mine
            try GLPKThread.run {
                #expect(throws: GLPKError.stale) { try lent.solve() }
                _ = try GLPKProblem(Programs.twoColumns())
                #expect(throws: GLPKError.stale) { try lent.solve() }
            }
            #expect(abs(try mine.solve().objective - -11) < 1e-9)
        }
    }

    @Test func memoryLimitInsideASearch() throws {
        try GLPKThread.run {
            let problem = try GLPKProblem(Programs.multiKnapsack(columns: 120, rows: 20, seed: 23))
            try GLPKThread.limitMemory(megabytes: 1)
            do {
                var options = BranchOptions()
                options.nodeSelection = .breadthFirst
                options.nodeLimit = 200_000
                let result = try problem.branchAndCut(options)
                Issue.record("ended \(result.stop)")
            } catch GLPKError.aborted(let message) {
                #expect(message.contains("memory"))
            }
            #expect(throws: GLPKError.stale) { try problem.size() }
            #expect(abs(try GLPKProblem(Programs.twoColumns()).solve().objective - -11) < 1e-9)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func numbersThatAreNotFinite(value: Double) throws {
        var program = Programs.twoColumns()
        program.columnCost[1] = value
        #expect(throws: GLPKError.notFinite(what: "cost of column 1 is \(value)")) { try GLPKProblem(program) }
        program = Programs.twoColumns()
        program.entryValue[2] = value
        #expect(throws: GLPKError.notFinite(what: "coefficient of entry 2 is \(value)")) { try GLPKProblem(program) }
        let problem = try GLPKProblem(Programs.twoColumns())
        #expect(throws: GLPKError.self) { try problem.setCosts([0], to: [value]) }
        #expect(throws: GLPKError.self) {
            var options = BranchOptions()
            options.start = [value, 0]
            _ = try problem.branchAndCut(options)
        }
        #expect(abs(try problem.solve().objective - -11) < 1e-9)
    }

    @Test func boundsThatAreNone() throws {
        let infinity = Double.infinity
        for (lower, upper) in [(Double.nan, 1), (0, .nan), (infinity, infinity), (-infinity, -infinity)] {
            var program = Programs.twoColumns()
            program.rowLower[0] = lower
            program.rowUpper[0] = upper
            #expect(throws: GLPKError.self) { try GLPKProblem(program) }
        }
        var crossed = Programs.twoColumns()
        crossed.columnLower[0] = 5
        #expect(throws: GLPKError.failed(code: 4, meaning: "a lower bound exceeds its upper bound")) {
            try GLPKProblem(crossed).solve()
        }
    }

    @Test func arraysThatDoNotFit() throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        #expect(throws: GLPKError.shape(what: "1 costs, expected 2")) { try problem.setCosts([0, 1], to: [1]) }
        var block = RowBlock()
        block.beginRow()
        block.addEntry(column: 0, value: 1)  // endRow forgotten
        #expect(throws: GLPKError.self) { try problem.addRows(block) }
        var program = Programs.twoColumns()
        program.columnNames = ["only one"]
        #expect(throws: GLPKError.self) { try GLPKProblem(program) }
    }

    @Test func aBasisThatIsNone() throws {
        let problem = try GLPKProblem(Programs.twoColumns())
        try problem.setColumnStatuses([0], [.basic])
        #expect(throws: GLPKError.self) { try problem.solve() }
        try problem.setStandardBasis()
        #expect(try problem.solve().stop == .optimal)
    }
}
