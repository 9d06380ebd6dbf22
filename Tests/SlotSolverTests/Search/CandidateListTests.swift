import Testing

@testable import SlotSolver

@Suite struct CandidateListTests {
    private static let reducedCosts: [Cost] = [0, 30, 60, 90, 300]

    private func kept(scarcityRents: Cost) -> [Bool] {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0, 2, 4, 8, 10])
        return CandidateList.select(
            tiny.problem, reducedCosts: Self.reducedCosts, limit: 2, scarcityRents: [scarcityRents], atLeast: 2)
    }

    @Test func keepsTheBestFew() {
        #expect(kept(scarcityRents: 0) == [true, true, false, false, false])
    }

    /// Where leaving the session out costs 1000 and its multiplier is 600, 60 more is little; a multiplier of 200 says
    /// nothing yet.
    @Test func keepsMoreOfASessionThatFightsForItsPlace() {
        #expect(kept(scarcityRents: 600) == [true, true, true, false, false])
        #expect(kept(scarcityRents: 200) == [true, true, false, false, false])
    }
}
