import Testing

@testable import SlotSolver

@Suite("Plans by diving")
struct LagrangianDiveTests {
    @Test("keep every rule, whatever the problem uses")
    func plansKeepTheRules() throws {
        for seed in 0..<300 {
            var generator = BoundTestGenerator(seed: UInt64(seed))
            let problem = generator.problem(most: 8, candidates: 8)
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 60, incumbent: nil)
            let plan = Self.dive(relaxation, from: Schedule(SearchSpace(problem)))
            #expect(RuleCheck.violations(of: plan.assignment, in: problem).isEmpty, "seed \(seed)")
            #expect(plan.cost == CostModel.costs(of: plan.assignment, in: problem).total, "seed \(seed)")
            #expect(plan.cost >= relaxation.bound, "seed \(seed)")
        }
    }

    @Test("find the optimum of most small problems")
    func mostlyOptimal() throws {
        var optimal = 0
        for seed in 0..<200 {
            var generator = BoundTestGenerator(seed: UInt64(seed + 1000))
            let problem = generator.problem(most: 5)
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 100, incumbent: nil)
            let plan = Self.dive(relaxation, from: Schedule(SearchSpace(problem)))
            let optimum = BoundTestEnumerator(problem).best
            #expect(plan.cost >= optimum, "seed \(seed)")
            optimal += plan.cost == optimum ? 1 : 0
        }
        #expect(optimal > 150, "\(optimal) of 200")
    }

    @Test("leave what is placed where it is")
    func placedSessionsStay() throws {
        for seed in 0..<100 {
            var generator = BoundTestGenerator(seed: UInt64(seed + 2000))
            let problem = generator.problem(most: 8, candidates: 8)
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 40, incumbent: nil)
            var part = Self.dive(relaxation, from: Schedule(SearchSpace(problem)))
            generator.takeSome(50, from: &part, in: problem)
            let again = Self.dive(relaxation, from: part)
            for session in problem.sessions.indices where part.isPlaced(session) {
                #expect(again.placeOf[session] == part.placeOf[session], "seed \(seed)")
            }
            #expect(RuleCheck.violations(of: again.assignment, in: problem).isEmpty, "seed \(seed)")
        }
    }

    private static func dive(_ relaxation: LagrangianRelaxation, from schedule: Schedule) -> Schedule {
        var dive = LagrangianDive(
            DiveCandidates(relaxation.model), duals: relaxation.duals, beginning: schedule, threads: 1)
        return dive.run()
    }
}
