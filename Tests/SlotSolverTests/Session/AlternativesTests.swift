import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite struct AlternativesTests {
    private static let options = BulkSolverTests.options(work: 0)

    /// Between its bound and its cost lies the least that a plan with the session there costs.
    @Test func costAtLeastTheirBoundAndAtMostWhatWasFound() throws {
        var found = 0
        var exact = 0
        for seed in seeds(40) {
            let problem = RandomProblem.make(seed: seed, sessions: 5)
            let session = try PlanningSession(problem)
            var random = SeededGenerator(mixing: seed)
            var wanted = WantedPlan(problem)
            for change in [random.change(of: problem), random.change(of: problem)]
            where (try? session.apply([change])) != nil { wanted.apply(change) }
            let plan = try session.solve(Self.options)
            for index in problem.sessions.indices {
                let others = try session.alternatives(of: index, most: 4)
                #expect(others.map(\.cost) == others.map(\.cost).sorted())
                for other in others {
                    #expect(other.candidate != Int(plan.assignment[index]))
                    #expect(problem.candidates.range(ofSession: index).contains(other.candidate))
                    #expect(other.planCost == plan.costs.total)
                    var pinned = wanted
                    pinned.apply(.fix(session: index, candidate: other.candidate))
                    let optimum = try #require(pinned.optimum, "seed \(seed), session \(index)")
                    #expect(other.bound <= optimum && optimum <= other.cost, "seed \(seed), session \(index)")
                    found += 1
                    exact += other.cost == optimum ? 1 : 0
                }
            }
            #expect(try session.solve(Self.options).costs.total <= plan.costs.total, "nothing has changed")
        }
        #expect(found > 150 && exact * 10 > found * 8, "\(exact) of \(found)")
    }

    /// The same of those that are only ranked, after changes that are not made in the session.
    @Test func roughOnesCostAtLeastTheirBoundAndAtMostWhatWasFound() throws {
        var found = 0
        for seed in seeds(40) {
            let problem = RandomProblem.make(seed: seed, sessions: 5)
            let session = try PlanningSession(problem)
            var random = SeededGenerator(mixing: seed)
            let plan = try session.solve(Self.options)
            for index in problem.sessions.indices {
                let changes = [random.change(of: problem)]
                guard let others = try? session.roughAlternatives(of: index, after: changes, most: 3) else { continue }
                for other in others {
                    var pinned = WantedPlan(problem)
                    for change in changes { pinned.apply(change) }
                    pinned.apply(.fix(session: index, candidate: other.candidate))
                    let optimum = try #require(pinned.optimum, "seed \(seed), session \(index)")
                    #expect(other.bound <= optimum && optimum <= other.cost, "seed \(seed), session \(index)")
                    #expect(Int(other.assignment[index]) == other.candidate)
                    found += 1
                }
            }
            #expect(try session.solve(Self.options).costs.total <= plan.costs.total, "nothing has changed")
        }
        #expect(found > 100, "\(found)")
    }

    @Test func areTheSameOnAnyNumberOfThreads() throws {
        let problem = BulkSolverTests.large(seed: 4)
        let session = try PlanningSession(problem)
        let plan = try session.solve(BulkSolverTests.options(work: 1))
        let placed = try #require(plan.assignment.firstIndex { $0 >= 0 })
        let one = try session.alternatives(of: placed, most: 6)
        #expect(try session.alternatives(of: placed, most: 6, threads: 3) == one)
        #expect(one.count > 2)
        let rough = try session.roughAlternatives(of: placed, after: [], most: 6)
        #expect(try session.roughAlternatives(of: placed, after: [], most: 6, threads: 3) == rough)
        #expect(rough.count > 2)
        let best = try #require(one.first)
        try session.apply([.fix(session: placed, candidate: best.candidate)])
        let fixed = try session.solve(Self.options)
        #expect(best.bound <= fixed.costs.total && fixed.costs.total <= best.cost, "as was told")
    }

    @Test func areRefusedWhereThereIsNothingToCompareWith() throws {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0, 2])
        let session = try PlanningSession(tiny.problem)
        #expect(throws: InvalidChange.self) { try session.alternatives(of: 0, most: 1) }
        _ = try session.solve(Self.options)
        #expect(throws: InvalidChange.self) { try session.alternatives(of: 1, most: 1) }
        #expect(throws: InvalidChange.self) {
            try session.roughAlternatives(of: 0, after: [.leaveOut(session: 1)], most: 1)
        }
        #expect(try session.alternatives(of: 0, most: 0) == [])
        #expect(try session.alternatives(of: 0, most: -1) == [])
        #expect(try session.alternatives(of: 0, most: .max).map(\.candidate) == [1])
    }
}
