import Testing

@testable import SlotSolver

@Suite struct AggregateLineSearchTests {
    /// 45 sessions that fill a day each, 40 facilitator-days: 5 stay out, which no single session's multiplier shows.
    @Test func seesThatDaysAreTooFew() throws {
        var problem = SlotProblem(tickCount: 40, dayOfTick: (0..<40).map { Int32($0 / 4) })
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: 40)
        problem.maxAway = [nil]
        problem.facilitators = (0..<4).map { .init(person: Int32($0), maxTicksPerDay: 4) }
        problem.personCount = 4
        for session in 0..<45 {
            problem.attendees.append(.init(person: Int32(problem.personCount), staffingGroup: 0))
            problem.personCount += 1
            problem.sessions.append(
                .init(attendees: [Int32(session)], length: session % 2 == 0 ? 4 : 3, unscheduledCost: 1_000))
            for day in 0..<10 {
                for facilitator in 0..<4 {
                    problem.candidates.append(
                        facilitator: Int32(facilitator), start: Int32(4 * day), preference: 0, lateness: Cost(day),
                        timeOfDay: 0)
                }
            }
            problem.candidates.endSession()
        }
        let model = RelaxationModel(problem)
        let evaluator = LagrangianOracle(model, threads: 1)
        let start = Multipliers.cheapestCandidates(model)
        evaluator.evaluate(start)
        var lineSearch = AggregateLineSearch(model, evaluator, from: start, value: evaluator.value)
        let hasRisen = lineSearch.run()
        #expect(hasRisen)
        // 40 sessions cost 4 × (0 + … + 9) in lateness.
        let bound = model.bound(fromValue: lineSearch.bestValue)
        #expect((4_900...5_180).contains(bound))
        #expect(evaluator.certificate(for: lineSearch.best).recomputedBound(in: problem) == bound)
    }

    /// Where not everything fits, and with every rule: never above the optimum.
    @Test(arguments: seeds(150))
    func neverOverstates(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: seed, sessions: 6)
        let model = RelaxationModel(problem)
        let evaluator = LagrangianOracle(model, threads: 1)
        let start = Multipliers.cheapestCandidates(model)
        evaluator.evaluate(start)
        let before = evaluator.value
        var lineSearch = AggregateLineSearch(model, evaluator, from: start, value: before)
        _ = lineSearch.run()
        #expect(lineSearch.bestValue >= before)
        let bound = model.bound(fromValue: lineSearch.bestValue)
        #expect(bound <= BruteForce.solve(problem).cost)
        let checked = evaluator.certificate(for: lineSearch.best).recomputedBound(in: problem)
        #expect(checked <= BruteForce.solve(problem).cost)
    }
}
