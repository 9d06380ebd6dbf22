import GLPK
import Testing

@testable import SlotSolver

/// What a run says against what is true, on random problems that use every rule and every cost term: the bound is
/// never above the optimum, the cost never below it, and where a run says "optimal" they are equal. 10 000 problems in
/// `make soak`.
@Suite struct AgreementTests {
    /// By trying out every assignment.
    @Test(arguments: seeds(50))
    func withTryingOutEverything(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 20_000 + seed, sessions: 1 + Int(seed % 6))
        let optimum = BruteForce.solve(problem).cost
        let solution = try expectSound(problem, optimum: optimum)
        #expect(solution.stoppedBy == .optimal, "so small a problem is always solved to the end")
    }

    /// By plain branch and bound of GLPK, without cuts and without our proof. The program that it solves is
    /// compared with trying out everything in `IntegerProgramTests`.
    @Test(arguments: seeds(50))
    func withPlainBranchAndBound(seed: UInt64) throws {
        let problem = Self.upToThirty(seed: 40_000 + seed)
        let plain = try GLPKThread.run {
            try GLPKProblem(IntegerProgram.build(from: problem).program).branchAndCut()
        }
        #expect(plain.stop == .optimal)
        let optimum = try #require(plain.objective)
        try expectSound(problem, optimum: Cost(optimum.rounded()))
    }

    static func upToThirty(seed: UInt64) -> SlotProblem {
        RandomProblem.make(
            seed: seed,
            .init(
                sessions: 7 + Int(seed % 24), facilitators: 2 + Int(seed % 4), attendees: 14, days: 2 + Int(seed % 3),
                ticksPerDay: 10, candidates: 6 + Int(seed % 9), rules: [10, 40, 70][Int(seed % 3)]))
    }

    @discardableResult
    private func expectSound(_ problem: SlotProblem, optimum: Cost) throws -> SlotSolution {
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options())
        #expect(solution.bound <= optimum && optimum <= solution.costs.total)
        #expect(BruteForce.isAllowed(solution.assignment, problem))
        #expect(BruteForce.cost(of: solution.assignment, problem) == solution.costs.total)
        if solution.stoppedBy == .optimal || solution.isOptimal {
            #expect(solution.bound == optimum && solution.costs.total == optimum)
        }
        try expectSoundWithoutTheExactSolver(problem, optimum: optimum)
        return solution
    }

    /// The parts that large problems are solved by: multipliers with their certificate, and a plan that follows them.
    private func expectSoundWithoutTheExactSolver(_ problem: SlotProblem, optimum: Cost) throws {
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 40, incumbent: nil)
        let proven = relaxation.certificate().recomputedBound(in: problem)
        #expect(proven <= optimum && proven == relaxation.bound)
        var dive = LagrangianDive(
            DiveCandidates(relaxation.model), duals: relaxation.duals, beginning: Schedule(SearchSpace(problem)),
            threads: 1)
        let plan = dive.run().assignment
        #expect(BruteForce.isAllowed(plan, problem) && BruteForce.cost(of: plan, problem) >= optimum)
    }
}
