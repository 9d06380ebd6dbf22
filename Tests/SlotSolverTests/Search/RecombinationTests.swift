import GLPK
import Testing

@testable import SlotSolver

@Suite("Merging plans")
struct RecombinationTests {
    /// What recombination may choose from is so little that all combinations can be tried.
    @Test("finds the cheapest combination of the plans' places", arguments: 0..<4)
    func equalsEnumeration(batch: UInt64) throws {
        var found = 0
        let seeds = seeds(100)
        for seed in seeds {
            var generator = BoundTestGenerator(seed: seed * 4 + batch &+ 40_000)
            let problem = generator.problem(most: 5)
            let space = SearchSpace(problem)
            let chosen = (0..<4).map { _ in
                let wanted = problem.sessions.indices.map { session in
                    problem.candidates.range(ofSession: session).isEmpty
                        ? -1 : Int32(generator.pick(Array(problem.candidates.range(ofSession: session))))
                }
                let plan = Schedule(space, holding: wanted)
                return (plan: plan.assignment, cost: plan.cost)
            }
            let best = chosen.min { $0.cost < $1.cost }!
            let agreed = problem.sessions.indices.filter { session in
                chosen.allSatisfy { $0.plan[session] == best.plan[session] }
            }
            let least = Self.least(of: chosen.map(\.plan), keeping: Set(agreed), in: problem)
            let recombined = try GLPKThread.run {
                var recombination = Recombination(Self.limits)
                for plan in chosen { recombination.add(plan.plan) }
                return recombination.recombined(Schedule(space, holding: best.plan), in: problem)
            }
            #expect((recombined != nil) == (least < best.cost), "seed \(seed), batch \(batch)")
            guard let recombined else { continue }
            #expect(RuleCheck.violations(of: recombined.assignment, in: problem).isEmpty)
            #expect(
                CostModel.costs(of: recombined.assignment, in: problem).total == least, "seed \(seed), batch \(batch)")
            #expect(agreed.allSatisfy { recombined.assignment[$0] == best.plan[$0] }, "what plans agree on stays")
            found += 1
        }
        #expect(found > seeds.count / 10, "merging finds something: \(found)")
    }

    @Test("a plan counts once, and the oldest are forgotten")
    func keepsTheLatest() {
        var recombination = Recombination(Self.limits)
        for _ in 0..<3 { recombination.add([0]) }
        #expect(recombination.count == 1)
        for number in 0..<60 { recombination.add([Int32(number)]) }
        #expect(recombination.count == Self.limits.plans)
    }

    @Test("plans that agree leave nothing to choose from; neither do no plans")
    func nothingToChoose() throws {
        let problem = RandomProblem.make(seed: 58_000, sessions: 20)
        let plan = Greedy.plan(SearchSpace(problem))
        let recombined = try GLPKThread.run {
            var recombination = Recombination(Self.limits)
            let before = recombination.recombined(plan, in: problem)?.cost
            recombination.add(plan.assignment)
            return [before, recombination.recombined(plan, in: problem)?.cost]
        }
        #expect(recombined == [nil, nil])
    }

    /// The least cost of all plans made of places of the given ones, or of none, where these do not agree.
    private static func least(of plans: [[Int32]], keeping agreed: Set<Int>, in problem: SlotProblem) -> Cost {
        var combinations = [plans[0]]
        for session in problem.sessions.indices where !agreed.contains(session) {
            let choices = Set(plans.map { $0[session] } + [-1])
            combinations = combinations.flatMap { plan in
                choices.map { choice in
                    var plan = plan
                    plan[session] = choice
                    return plan
                }
            }
        }
        return combinations.filter { RuleCheck.violations(of: $0, in: problem).isEmpty }
            .map { CostModel.costs(of: $0, in: problem).total }.min()!
    }

    private static let limits = Recombination.Limits(plans: 40, nodes: 200, iterations: 20_000)
}
