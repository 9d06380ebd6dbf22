import GLPK
import Testing

@testable import SlotSolver

@Suite("Merging plans")
struct PlanMergingTests {
    /// What merging may choose from is a smaller problem, of which all plans can be tried.
    @Test("finds the cheapest combination of the plans' places", arguments: 0..<4)
    func equalsEnumeration(batch: UInt64) throws {
        var found = 0
        let seeds = seeds(100)
        for seed in seeds {
            var generator = BoundTestGenerator(seed: seed * 4 + batch &+ 40_000)
            let problem = generator.problem(most: 5)
            let collector = Collector()
            _ = BoundTestEnumerator(problem) { collector.plans.append(($0, $1)) }
            let nothing = [Int32](repeating: -1, count: problem.sessions.count)
            collector.plans.append((nothing, CostModel.costs(of: nothing, in: problem).total))
            let chosen = (0..<3).map { _ in generator.pick(collector.plans) }
            let best = chosen.min { $0.cost < $1.cost }!
            let least = BoundTestEnumerator(Self.restricted(problem, to: Set(chosen.flatMap(\.plan)))).best
            var merging = PlanMerging()
            for plan in chosen { merging.add(plan.plan) }
            let merged = try GLPKThread.run { [merging] in
                try merging.merged(problem, with: best.plan, cost: best.cost)
            }
            #expect((merged != nil) == (least < best.cost), "seed \(seed), batch \(batch)")
            guard let merged else { continue }
            #expect(RuleCheck.violations(of: merged, in: problem).isEmpty)
            #expect(CostModel.costs(of: merged, in: problem).total == least, "seed \(seed), batch \(batch)")
            found += 1
        }
        #expect(found > seeds.count / 50, "merging finds something: \(found)")
    }

    @Test("a plan counts once, and the oldest are forgotten")
    func keepsTheLatest() {
        var merging = PlanMerging()
        for _ in 0..<3 { merging.add([0]) }
        #expect(merging.count == 1)
        for number in 0..<60 { merging.add([Int32(number)]) }
        #expect(merging.count == 40)
    }

    /// The problem with some of its candidates.
    private static func restricted(_ problem: SlotProblem, to kept: Set<Int32>) -> SlotProblem {
        var restricted = problem
        restricted.candidates = SlotProblem.Candidates()
        for session in problem.sessions.indices {
            for candidate in problem.candidates.range(ofSession: session) where kept.contains(Int32(candidate)) {
                restricted.candidates.append(
                    facilitator: problem.candidates.facilitator[candidate], start: problem.candidates.start[candidate],
                    preference: problem.candidates.preference[candidate],
                    lateness: problem.candidates.lateness[candidate],
                    timeOfDay: problem.candidates.timeOfDay[candidate])
            }
            restricted.candidates.endSession()
        }
        return restricted
    }

    private final class Collector {
        var plans: [(plan: [Int32], cost: Cost)] = []
    }
}
