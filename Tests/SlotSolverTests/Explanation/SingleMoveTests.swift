import RandomTestSupport
import Testing

@testable import SlotSolver

/// One move that makes a place free, against every pair of changes that the check of a plan accepts.
@Suite struct SingleMoveTests {
    @Test func noCheaperMoveExists() {
        var (asked, found) = (0, 0)
        for seed in 0..<200 as Range<UInt64> {
            let problem = RandomProblem.make(seed: seed + 91_000, sessions: 3 + Int(seed % 6))
            let plan = Self.plan(of: problem, seed: seed)
            for session in problem.sessions.indices where plan[session] < 0 {
                let expected = Self.everyMove(of: problem, plan, session)
                let moves = problem.singleMoves(for: session, beside: plan)
                #expect(moves.map(\.extraCost) == moves.map(\.extraCost).sorted())
                #expect(
                    Dictionary(uniqueKeysWithValues: moves.map { ($0.candidate, $0.extraCost) }) == expected,
                    "seed \(seed), session \(session)")
                for move in moves {
                    var changed = plan
                    changed[session] = Int32(move.candidate)
                    changed[move.moved] = Int32(move.newCandidate ?? -1)
                    #expect(RuleCheck.violations(of: changed, in: problem).isEmpty, "seed \(seed), \(move)")
                    #expect(Self.cost(changed, problem) - Self.cost(plan, problem) == move.extraCost)
                }
                asked += 1
                found += moves.count
            }
        }
        #expect(asked > 200 && found > 100, "\(asked) asked, \(found) found")
    }

    @Test func whatIsStoppedGivesWhatWasFound() {
        let problem = RandomProblem.make(seed: 91_003, sessions: 6)
        #expect(problem.singleMoves(for: 0, beside: [Int32](repeating: -1, count: 6), isStopped: { true }).isEmpty)
    }

    private static func cost(_ plan: [Int32], _ problem: SlotProblem) -> Cost {
        CostModel.costs(of: plan, in: problem).total
    }

    /// A plan that keeps the rules and leaves some out.
    private static func plan(of problem: SlotProblem, seed: UInt64) -> [Int32] {
        var random = SeededGenerator(mixing: seed)
        let wanted = problem.sessions.indices.map { session -> Int32 in
            let range = problem.candidates.range(ofSession: session)
            return range.isEmpty || random.chance(25) ? -1 : Int32(range.lowerBound + random.below(range.count))
        }
        return Schedule(SearchSpace(problem), holding: wanted).assignment
    }

    /// The least extra cost of each candidate that one move, or one session left out, makes free.
    private static func everyMove(of problem: SlotProblem, _ plan: [Int32], _ session: Int) -> [Int: Cost] {
        let before = cost(plan, problem)
        var least: [Int: Cost] = [:]
        for candidate in problem.candidates.range(ofSession: session) {
            var placed = plan
            placed[session] = Int32(candidate)
            // A place that is free needs no move.
            guard !RuleCheck.violations(of: placed, in: problem).isEmpty else { continue }
            for other in problem.sessions.indices where plan[other] >= 0 {
                let targets = [-1] + Array(problem.candidates.range(ofSession: other))
                for target in targets where Int32(target) != plan[other] {
                    var changed = placed
                    changed[other] = Int32(target)
                    guard RuleCheck.violations(of: changed, in: problem).isEmpty else { continue }
                    least[candidate] = min(least[candidate] ?? .max, cost(changed, problem) - before)
                }
            }
        }
        return least
    }
}
