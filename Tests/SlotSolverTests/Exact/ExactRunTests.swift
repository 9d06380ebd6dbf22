import Testing

@testable import SlotSolver

/// The exact solver inside a whole run.
@Suite struct ExactRunTests {
    private let options = SolveOptions(now: { 0 })

    @Test(arguments: 0..<100)
    func aRunEndsWithTheOptimum(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 7000 + seed, sessions: 1 + Int(seed % 6))
        let solution = try BulkSolver.solve(problem, options: options)
        #expect(solution.costs.total == BruteForce.solve(problem).cost)
        #expect(solution.isOptimal && solution.stoppedBy == .optimal)
    }

    @Test func theNumberOfThreadsChangesNothing() throws {
        for seed in 0..<10 as Range<UInt64> {
            let problem = RandomProblem.make(seed: 8000 + seed, sessions: 20)
            var one = options
            one.threads = 1
            #expect(try BulkSolver.solve(problem, options: one) == BulkSolver.solve(problem, options: options))
        }
    }
}
