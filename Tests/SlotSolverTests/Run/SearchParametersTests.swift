import Foundation
import Testing

@testable import SlotSolver

@Suite("Tuned numbers")
struct SearchParametersTests {
    @Test("are written to a file and read from one as they were")
    func codable() throws {
        var parameters = SearchParameters()
        parameters.dive.ofRepair.rounds = 7
        parameters.branching.fractions = 0.25...0.5
        parameters.ascent.ofSeparatePlans.steps.leastGain = 0.125
        let data = try JSONEncoder().encode(parameters)
        #expect(try JSONDecoder().decode(SearchParameters.self, from: data) == parameters)
        #expect(parameters != SearchParameters())
    }

    @Test("that no run can follow are refused, however deep they are")
    func validation() throws {
        try SearchParameters().validate()
        let changes: [(String, (inout SearchParameters) -> Void)] = [
            ("parameters.master.walks", { $0.master.walks = -1 }),
            ("parameters.dive.ofRepair.batchShare", { $0.dive.ofRepair.batchShare = .nan }),
            ("parameters.cuts.tenure", { $0.cuts.tenure = -3 }),
            ("parameters.repair.range", { $0.repair.range = -1...0.5 }),
            ("parameters.candidates.scarcityDivisor", { $0.candidates.scarcityDivisor = 0 }),
            ("parameters.workers.separate", { $0.workers.separate = 0 }),
            ("parameters.pricing.criticalSessions", { $0.pricing.criticalSessions = 21 }),
        ]
        for (name, change) in changes {
            var options = BulkSolverTests.options()
            change(&options.parameters)
            let error = #expect(throws: InvalidOptions.self) { try options.validate() }
            #expect(error?.description.hasPrefix(name) == true, "\(error?.description ?? "")")
        }
    }

    /// Both ways of solving are the whole method: neither needs a problem of the size that it was made for.
    @Test("choose the strategy, and each of the two gives a valid plan and bound", arguments: [1, 1_000])
    func strategy(sharedPlanFrom: Int) throws {
        let problem = BulkSolverTests.large(seed: 11)
        var options = BulkSolverTests.options(work: 3)
        options.parameters.sharedPlanFrom = sharedPlanFrom
        #expect(options.parameters.strategy(sessions: 999) == (sharedPlanFrom == 1 ? .sharedPlan : .separatePlans))
        let solution = try BulkSolver.solve(problem, options: options)
        #expect(RuleCheck.violations(of: solution.assignment, in: problem).isEmpty)
        #expect(CostModel.costs(of: solution.assignment, in: problem) == solution.costs)
        #expect(solution.bound > 0 && solution.bound <= solution.costs.total)
    }

    @Test("are followed: without oracle calls the first bound is as poor as can be")
    func areFollowed() throws {
        var options = BulkSolverTests.options(work: 0)
        let problem = BulkSolverTests.large(seed: 11)
        let usual = try BulkSolver.solve(problem, options: options)
        options.parameters.ascent.ofSeparatePlans.rounds = 0
        let poor = try BulkSolver.solve(problem, options: options)
        #expect(poor.bound < usual.bound)
    }
}
