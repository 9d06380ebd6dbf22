import Testing

@testable import SlotSolver

@Suite("What each technique gave")
struct SolveStatisticsTests {
    @Test("gains are counted where there are some, in one line of text for each technique that was called")
    func lines() {
        var statistics = SolveStatistics()
        for gain: Cost in [1_250, 0, -400, 300] { statistics.add(.repair, gain: gain) }
        statistics.add(.ascent, gain: 70_005)
        #expect(statistics[.repair].calls == 4 && statistics[.repair].successes == 2)
        #expect(statistics[.repair].gain == 1_550)
        #expect(statistics[.recombination] == SolveStatistics.Count())
        #expect(
            statistics.lines(unitsPerOne: 1_000) == [
                "subgradient ascent: 1 call, 1 with success, bound raised by 70",
                "destroy and repair: 4 calls, 2 with success, plans cheaper by 1.55",
            ])
        #expect(statistics.lines(unitsPerOne: 1)[0].hasSuffix("by 70005"))
    }

    @Test(
        "every technique of a strategy is counted, and what is told adds up",
        arguments: [Strategy.separatePlans, .sharedPlan])
    func ofARun(strategy: Strategy) throws {
        let problem = BulkSolverTests.large(seed: 12)
        var options = BulkSolverTests.options(work: 8)
        options.parameters.sharedPlanFrom = strategy == .sharedPlan ? 1 : .max
        let solution = try BulkSolver.solve(problem, options: options)
        let statistics = solution.statistics
        let own: [SolveStatistics.Technique] =
            strategy == .sharedPlan ? [.furtherAscent] : [.columnGeneration, .restart]
        for technique in [.construction, .ascent, .dive, .repair, .ejectionChains, .recombination] + own {
            #expect(statistics[technique].calls > 0, "\(technique)")
            #expect(statistics[technique].successes <= statistics[technique].calls, "\(technique)")
        }
        // A plan becomes cheaper by what techniques gain, those of workers' own plans included.
        let unserved = problem.sessions.reduce(0) { $0 + $1.unscheduledCost }
        let gained = SolveStatistics.Technique.allCases.filter { !$0.isBounding }.reduce(0) { $0 + statistics[$1].gain }
        #expect(unserved - gained <= solution.costs.total)
        let other: SolveStatistics.Technique = strategy == .sharedPlan ? .columnGeneration : .furtherAscent
        #expect(statistics[other].calls == 0)
    }
}
