import GLPK
import RandomTestSupport
import Testing

@Suite struct BranchTests {
    @Test(arguments: 1...20)
    func findsKnapsackOptima(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...25, using: &random)
        let values = (0..<count).map { _ in Int.random(in: 0...50, using: &random) }
        let weights = (0..<count).map { _ in Int.random(in: 1...30, using: &random) }
        let capacity = Int.random(in: 0...150, using: &random)
        let problem = try GLPKProblem(Programs.knapsack(values: values, weights: weights, capacity: capacity))
        var options = BranchOptions()
        options.gomoryCuts = seed.isMultiple(of: 2)
        options.roundingCuts = seed.isMultiple(of: 3)
        options.coverCuts = seed.isMultiple(of: 5)
        options.cliqueCuts = seed.isMultiple(of: 7)
        options.presolve = seed.isMultiple(of: 4)
        let result = try problem.branchAndCut(options)
        let expected = -Double(Programs.knapsackValue(values: values, weights: weights, capacity: capacity))
        #expect(result.stop == .optimal)
        #expect(result.objective == expected && result.bound == expected)
        let chosen = try problem.integerValues()
        #expect(zip(chosen, values).reduce(0) { $0 - $1.0 * Double($1.1) } == expected)
    }

    @Test func tellsThatThereIsNoWholeSolution() throws {
        var program = LinearProgram()
        program.addColumn(cost: 1, upper: 5, isInteger: true)
        program.addRow(lower: 1, upper: 1)
        program.addEntry(row: 0, column: 0, value: 2)
        let result = try GLPKProblem(program).branchAndCut()
        #expect(result.stop == .infeasible)
        #expect(result.objective == nil)
        #expect(result.bound == .infinity)

        program.columnUpper[0] = 0.25  // not even the relaxation
        #expect(try GLPKProblem(program).branchAndCut().stop == .infeasible)
    }

    @Test func reportsProgressInOrder() throws {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 35, rows: 5, seed: 11))
        var seen: [BranchProgress] = []
        let result = try problem.branchAndCut { progress in
            seen.append(progress)
            return .proceed
        }
        let optimum = try #require(result.objective)
        #expect(result.stop == .optimal)
        #expect(seen.count > 10)
        #expect(seen.allSatisfy { $0.bound <= optimum + 1e-6 })
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.totalNodes <= $1.totalNodes })
        #expect(zip(seen, seen.dropFirst()).allSatisfy { ($1.incumbent ?? 0) <= ($0.incumbent ?? .infinity) })
        #expect(seen.compactMap(\.incumbent).allSatisfy { $0 >= optimum - 1e-6 })
    }

    @Test func stopsWhenAsked() throws {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 60, rows: 12, seed: 13))
        let result = try problem.branchAndCut { $0.incumbent != nil ? .stop : .proceed }
        #expect(result.stop == .stopped)
        let objective = try #require(result.objective)
        #expect(result.bound < objective)
        // Another search on the same problem finds what the first one left.
        var options = BranchOptions()
        options.nodeLimit = 50
        #expect(try problem.branchAndCut(options).bound <= objective)
    }

    @Test func keepsItsLimitsAndIsTheSameEachTime() throws {
        let program = Programs.multiKnapsack(columns: 60, rows: 12, seed: 17)
        var options = BranchOptions()
        options.nodeLimit = 200
        let first = try GLPKProblem(program).branchAndCut(options)
        #expect(first.stop == .nodeLimit)
        #expect(first.nodes > 200 && first.nodes < 210)
        #expect(try GLPKProblem(program).branchAndCut(options) == first)

        options = BranchOptions()
        options.iterationLimit = 500
        #expect(try GLPKProblem(program).branchAndCut(options).stop == .iterationLimit)

        options = BranchOptions()
        options.timeLimit = 0.05
        #expect(try GLPKProblem(program).branchAndCut(options).stop == .timeLimit)

        options = BranchOptions()
        options.relativeGap = 0.05
        let close = try GLPKProblem(program).branchAndCut(options)
        #expect(close.stop == .gap)
        let objective = try #require(close.objective)
        #expect(objective - close.bound <= 0.05 * abs(objective) + 1e-6)
    }

    @Test func takesAStartSolution() throws {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 35, rows: 5, seed: 11))
        let optimum = try #require(try problem.branchAndCut().objective)
        var options = BranchOptions()
        options.start = try problem.integerValues()
        var first: Double?
        let again = try GLPKProblem(Programs.multiKnapsack(columns: 35, rows: 5, seed: 11)).branchAndCut(options) {
            if first == nil { first = $0.incumbent }
            return .proceed
        }
        #expect(first == optimum)
        #expect(again.objective == optimum)

        options.start = .init(repeating: 1, count: 35)  // too heavy: ignored
        #expect(try problem.branchAndCut(options).objective == optimum)
    }

    @Test func takesProposals() throws {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 60, rows: 12, seed: 13))
        var options = BranchOptions()
        options.nodeLimit = 3000
        _ = try problem.branchAndCut(options)
        let good = try problem.integerValues()
        var offered = false
        options.nodeLimit = 1
        let result = try problem.branchAndCut(options) { progress in
            guard progress.wantsProposal else { return .proceed }
            offered = true
            return .propose(good)
        }
        #expect(offered)
        let value = zip(try problem.program().columnCost, good).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(try #require(result.objective) - value) < 1e-6)
    }

    @Test func mayNotBeUsedInsideItself() throws {
        let program = Programs.multiKnapsack(columns: 30, rows: 4, seed: 19)
        let problem = try GLPKProblem(program)
        var errors: [GLPKError] = []
        let result = try problem.branchAndCut { _ -> BranchDecision in
            for use in [{ _ = try GLPKProblem(program) }, { _ = try problem.size() }] as [() throws -> Void] {
                do { try use() } catch { errors.append((error as? GLPKError) ?? .noThread) }
            }
            return errors.count > 10 ? .stop : .proceed
        }
        #expect(result.stop == .stopped)
        #expect(errors.allSatisfy { $0 == .busy } && errors.count > 10)
        #expect(try problem.size().columns == 30)
    }

    /// A problem that dies while a search of the same thread runs is freed after it.
    @Test func mayDropAnotherProblemInsideASearch() throws {
        var other: GLPKProblem? = try GLPKProblem(Programs.twoColumns())
        #expect(try other?.size().rows == 2)
        let result = try GLPKProblem(Programs.multiKnapsack(columns: 30, rows: 4, seed: 19)).branchAndCut { _ in
            other = nil
            return .proceed
        }
        #expect(result.stop == .optimal)
    }
}
