import Testing

@testable import SlotSolver

@Suite struct AnnealingTests {
    @Test(arguments: seeds(30))
    func keepsEveryRuleAndItsCost(seed: UInt64) {
        let problem = RandomProblem.make(seed: seed, ScheduleTests.shape(sessions: 30))
        let greedy = Greedy.plan(SearchSpace(problem))
        var annealing = Annealing(greedy, SearchRandom(seed: seed))
        annealing.run(moves: 3_000, temperature: 40)
        annealing.run(moves: 3_000, temperature: 1)
        let best = annealing.bestAssignment
        #expect(RuleCheck.violations(of: best, in: problem) == [])
        #expect(CostModel.costs(of: best, in: problem).total == annealing.bestCost)
        #expect(annealing.bestCost <= greedy.cost)
        #expect(annealing.schedule.cost == CostModel.costs(of: annealing.schedule.assignment, in: problem).total)
    }

    /// Where leaving a session out is free, it is left out as soon as it costs anything.
    @Test func leavesOutWhatDoesNotPay() {
        var tiny = TinyProblem()
        tiny.problem.headroom = [Int32](repeating: 0, count: 16)
        tiny.addSession(starts: [0, 8], unscheduledCost: 5)
        let space = SearchSpace(tiny.problem)
        var annealing = Annealing(Schedule(space, holding: [0]), SearchRandom(seed: 1))
        annealing.run(moves: 50, temperature: 1)
        #expect(annealing.bestCost == 5)
    }

    /// The predecessor alone would never move: its other place is dearer by more than any move at this temperature.
    @Test func bringsThePredecessorAlong() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0, 8])
        tiny.problem.candidates.preference[0] = 50
        tiny.addSession(starts: [12], after: .init(session: 0, minDays: 1))
        let space = SearchSpace(tiny.problem)
        var annealing = Annealing(Schedule(space, holding: tiny.assignment([(0, 8), nil])), SearchRandom(seed: 1))
        annealing.run(moves: 200, temperature: 1)
        #expect(annealing.bestAssignment == tiny.assignment([(0, 0), (0, 12)]))
        #expect(annealing.bestCost == 51)
    }

    @Test func randomNumbersAreWhatTheyShouldBe() {
        var random = SearchRandom(seed: 9)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[random.below(7)] += 1 }
        #expect(counts.allSatisfy { (9_500...10_500).contains($0) })
        let table = ExponentialTable()
        let mean = (0..<50_000).reduce(0.0) { sum, _ in sum + table.draw(&random) } / 50_000
        #expect((0.97...1.03).contains(mean))
        #expect(abs(ExponentialTable.power(0.25, 0.5) - 0.5) < 1e-9)
        #expect(abs(ExponentialTable.exponential(-3) - 0.049787068367863944) < 1e-9)
        #expect(ExponentialTable.exponential(0) == 1)
    }
}
