import GLPK
import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite struct SubMIPTests {
    /// Frees some sessions of a plan, decides them anew, and compares with all ways to do so.
    @Test(arguments: 0..<150)
    func findsTheBestForTheFreeSessions(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 6000 + seed, sessions: 6)
        let space = SearchSpace(problem)
        var schedule = Schedule(space)
        Greedy.complete(&schedule)
        let plan = schedule.placeOf
        let before = schedule.cost
        var random = SeededGenerator(mixing: seed)
        let free = Array(problem.sessions.indices.shuffled(using: &random).prefix(3)).sorted()
        for session in free where schedule.isPlaced(session) { schedule.take(session) }
        let fixed = schedule
        let outcome = try GLPKThread.run {
            try SubMIP.improve(
                fixed, free: free, candidates: free.map { fixed.space.places.range($0).map { Int32($0) } },
                incumbent: free.map { plan[$0] }, incumbentCost: before)
        }
        #expect(outcome.isExhausted)
        #expect(outcome.cost == best(problem, fixed, free))
        #expect((outcome.places == nil) == (outcome.cost == before))
        var assignment = fixed.assignment
        for (session, place) in zip(free, outcome.places ?? free.map { plan[$0] }) where place >= 0 {
            assignment[session] = space.places.values[Int(place)].candidate
        }
        #expect(BruteForce.isAllowed(assignment, problem))
        #expect(BruteForce.cost(of: assignment, problem) == outcome.cost)
    }

    /// The cheapest plan that leaves all but the free sessions as they are.
    private func best(_ problem: SlotProblem, _ fixed: Schedule, _ free: [Int]) -> Cost {
        var assignment = fixed.assignment
        var cost = Cost.max
        func decide(_ position: Int) {
            guard position < free.count else {
                if BruteForce.isAllowed(assignment, problem) {
                    cost = min(cost, BruteForce.cost(of: assignment, problem))
                }
                return
            }
            for candidate in problem.candidates.range(ofSession: free[position]) {
                assignment[free[position]] = Int32(candidate)
                decide(position + 1)
            }
            assignment[free[position]] = -1
            decide(position + 1)
        }
        decide(0)
        return cost
    }
}
