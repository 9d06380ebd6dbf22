import Testing

@testable import SlotSolver

@Suite struct CandidatePoolTests {
    private static let reducedCosts: [Cost] = [0, 30, 60, 90, 300]

    private func kept(scarcity: Cost) -> [Bool] {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0, 2, 4, 8, 10])
        return CandidatePool.select(
            tiny.problem, reducedCosts: Self.reducedCosts, limit: 2, scarcity: [scarcity], atLeast: 2)
    }

    @Test func keepsTheBestFew() {
        #expect(kept(scarcity: 0) == [true, true, false, false, false])
    }

    /// Where leaving the session out costs 1000 and its price is 600, 60 more is little; a price of 200 says nothing yet.
    @Test func keepsMoreOfASessionThatFightsForItsPlace() {
        #expect(kept(scarcity: 600) == [true, true, true, false, false])
        #expect(kept(scarcity: 200) == [true, true, false, false, false])
    }
}
