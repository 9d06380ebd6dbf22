import Foundation
import GLPK
import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite struct IntegerProgramTests {
    /// The optimum of the program by GLPK, as an assignment and a cost.
    private func optimum(_ program: IntegerProgram) throws -> (assignment: [Int32], cost: Double) {
        try GLPKThread.run {
            let glpk = try GLPKProblem(program.program)
            let result = try glpk.branchAndCut()
            let values = try glpk.integerValues()
            guard result.stop == .optimal, let cost = result.objective else {
                Issue.record("GLPK ended with \(result.stop)")
                return ([], 0)
            }
            return (program.assignment(of: values), cost)
        }
    }

    @Test(arguments: 0..<300)
    func hasTheOptimumOfTheContract(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: seed, sessions: 1 + Int(seed % 6))
        let expected = BruteForce.solve(problem)
        let found = try optimum(IntegerProgram.build(from: problem))
        #expect(found.cost == Double(expected.cost))
        #expect(BruteForce.isAllowed(found.assignment, problem))
        #expect(BruteForce.cost(of: found.assignment, problem) == expected.cost)
    }

    /// Every feasible assignment keeps all rows and costs what the contract says; every other breaks one.
    @Test(arguments: 0..<100)
    func saysWhatTheContractSaysOfEachAssignment(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: seed, sessions: 6)
        let program = try IntegerProgram.build(from: problem)
        var random = SeededGenerator(mixing: seed)
        for _ in 0..<50 {
            let assignment = problem.sessions.indices.map { session -> Int32 in
                let range = problem.candidates.range(ofSession: session)
                return range.isEmpty || random.chance(60) ? -1 : Int32(range.lowerBound + random.below(range.count))
            }
            let values = program.values(of: assignment)
            let isFeasible = values.map { keepsRows($0, program.program) } ?? false
            #expect(isFeasible == BruteForce.isAllowed(assignment, problem))
            guard isFeasible, let values else { continue }
            #expect(program.assignment(of: values) == assignment)
            #expect(objective(values, program.program) == Double(BruteForce.cost(of: assignment, problem)))
        }
    }

    private func keepsRows(_ values: [Double], _ program: LinearProgram) -> Bool {
        var sums = [Double](repeating: 0, count: program.rowCount)
        for entry in program.entryRow.indices {
            sums[Int(program.entryRow[entry])] += program.entryValue[entry] * values[Int(program.entryColumn[entry])]
        }
        return sums.indices.allSatisfy { program.rowLower[$0] <= sums[$0] && sums[$0] <= program.rowUpper[$0] }
    }

    private func objective(_ values: [Double], _ program: LinearProgram) -> Double {
        zip(values, program.columnCost).reduce(program.objectiveConstant) { $0 + $1.0 * $1.1 }
    }

    /// A program of some sessions beside others that stay has the best of all plans that keep those.
    @Test(arguments: 0..<150)
    func decidesAPartOfTheSessions(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: seed, sessions: 6)
        var random = SeededGenerator(mixing: seed)
        let space = SearchSpace(problem)
        let plan = BruteForce.solve(problem).assignment
        let free = problem.sessions.indices.filter { _ in random.chance(50) }
        var kept = plan
        for session in free { kept[session] = -1 }
        var fixed = Schedule(space, holding: plan)
        for session in free where fixed.isPlaced(session) { fixed.take(session) }
        let scope = ProgramScope(fixed: fixed, free: free, places: free.map { Array(space.places[$0]) })
        let program = IntegerProgram.build(scope)
        let found = try optimum(program)
        #expect(found.cost == Double(CostModel.costs(of: plan, in: problem).total))
        let whole = zip(kept, found.assignment).map { $0 >= 0 ? $0 : $1 }
        #expect(BruteForce.isAllowed(whole, problem))
        #expect(Double(BruteForce.cost(of: whole, problem)) == found.cost)
    }

    @Test(arguments: UInt64(0)..<24)
    func filesHaveTheSameOptimum(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: seed, sessions: 6)
        let program = try IntegerProgram.build(from: problem)
        // Where nothing can be placed there are no rows, and GLPK reads no file without any.
        guard program.program.rowCount > 0 else { return }
        let cost = Double(BruteForce.solve(problem).cost) / Double(problem.unitsPerOne)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("program-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (format, write) in [(ProgramFormat.freeMPS, program.writeMPS), (.cplexLP, program.writeLP)] {
            try write(path)
            let read = try GLPKThread.run {
                let glpk = try GLPKProblem(reading: format, from: path)
                return (try glpk.branchAndCut().objective, try glpk.program())
            }
            #expect(abs(try #require(read.0) - cost) < 1e-6)
            #expect(Set(read.1.columnNames).count == read.1.columnCount)
            #expect(Set(read.1.rowNames).count == read.1.rowCount)
            #expect(read.1.objectiveConstant == 0)
        }
    }

    @Test func buildsTheEmptyProblem() throws {
        let program = try IntegerProgram.build(from: SlotProblem(tickCount: 0, dayOfTick: []))
        #expect(program.program.columnCount == 0)
        #expect(program.assignment(of: []) == [])
    }

    @Test func refusesAnInvalidProblem() {
        var problem = RandomProblem.make(seed: 1, sessions: 3)
        problem.candidates.facilitator[0] = 99
        #expect(throws: InvalidProblem.self) { try IntegerProgram.build(from: problem) }
    }
}
