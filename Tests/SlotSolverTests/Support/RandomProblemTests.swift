import RandomTestSupport
import Testing

@testable import SlotSolver

/// The tests' own tools against each other: two readings of the contract must agree.
@Suite struct RandomProblemTests {
    @Test(arguments: 0..<40)
    func isValidAndTheSameEachTime(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: seed, sessions: 1 + Int(seed % 12))
        try problem.validate()
        #expect(problem == RandomProblem.make(seed: seed, sessions: 1 + Int(seed % 12)))
    }

    @Test(arguments: 0..<100)
    func bruteForceAndCostModelAgree(seed: UInt64) {
        let problem = RandomProblem.make(seed: seed, sessions: 5)
        let best = BruteForce.solve(problem)
        #expect(RuleCheck.violations(of: best.assignment, in: problem) == [])
        #expect(CostModel.costs(of: best.assignment, in: problem).total == best.cost)

        var random = SeededGenerator(mixing: seed)
        for _ in 0..<20 {
            let assignment = problem.sessions.indices.map { session -> Int32 in
                let range = problem.candidates.range(ofSession: session)
                return range.isEmpty || random.chance(40) ? -1 : Int32(range.lowerBound + random.below(range.count))
            }
            #expect(
                RuleCheck.violations(of: assignment, in: problem).isEmpty == BruteForce.isAllowed(assignment, problem))
            #expect(
                CostModel.costs(of: assignment, in: problem).total == BruteForce.cost(of: assignment, problem))
        }
    }

    /// A generator that never produces a rule would let its bugs through.
    @Test func usesEveryRuleAndTerm() {
        let problems = (0..<100).map { RandomProblem.make(seed: UInt64($0), sessions: 6) }
        let optima = problems.map { CostModel.costs(of: BruteForce.solve($0).assignment, in: $0) }
        #expect(optima.contains { $0.unscheduled > 0 } && optima.contains { $0.understaffing > 0 })
        #expect(optima.contains { $0.preference > 0 } && optima.contains { $0.lateness > 0 })
        #expect(optima.contains { $0.timeOfDay > 0 } && optima.contains { $0.overload > 0 })
        var broken: Set<String> = []
        for (seed, problem) in problems.enumerated() {
            var random = SeededGenerator(mixing: UInt64(seed))
            for _ in 0..<20 {
                let assignment = problem.sessions.indices.map { session -> Int32 in
                    let range = problem.candidates.range(ofSession: session)
                    return range.isEmpty ? -1 : Int32(range.lowerBound + random.below(range.count))
                }
                for violation in RuleCheck.violations(of: assignment, in: problem) {
                    broken.insert(violation.rule.rawValue)
                }
            }
        }
        #expect(broken.count == RuleViolation.Rule.allCases.count - 1)  // all but .notACandidate
    }
}
