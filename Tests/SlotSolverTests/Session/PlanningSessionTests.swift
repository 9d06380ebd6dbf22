import RandomTestSupport
import Testing

@testable import GLPK
@testable import SlotSolver

/// After any change the answer keeps the rules and the change, and its bound is one.
@Suite struct PlanningSessionTests {
    private static let options = BulkSolverTests.options(work: 0)

    /// Every kind of change to small problems with every rule, against all assignments tried out.
    @Test func changesOfSmallProblemsAreAnsweredRightly() throws {
        var solved = 0
        var optimal = 0
        var refused = 0
        for seed in seeds(60) {
            let problem = RandomProblem.make(seed: seed, sessions: 5)
            let session = try PlanningSession(problem)
            var wanted = WantedPlan(problem)
            var random = SeededGenerator(mixing: seed)
            _ = try session.solve(Self.options)
            for number in 0..<8 {
                let change = random.change(of: problem)
                var changed = wanted
                changed.apply(change)
                do throws(InvalidChange) { try session.apply([change]) } catch {
                    refused += 1
                    #expect(
                        error.description.contains("forbidden") || error.description.contains("is fixed there")
                            || changed.optimum == nil, "seed \(seed), change \(number): \(error)")
                    continue
                }
                wanted = changed
                if random.chance(30) { continue }  // several changes between two runs
                let solution = try session.solve(Self.options)
                let optimum = try #require(wanted.optimum, "seed \(seed), change \(number)")
                #expect(wanted.isKept(by: solution.assignment), "seed \(seed), change \(number): \(change)")
                #expect(solution.costs == CostModel.costs(of: solution.assignment, in: wanted.problem))
                #expect(solution.bound <= optimum && optimum <= solution.costs.total, "seed \(seed), change \(number)")
                if let proof = solution.proof {
                    #expect(try session.problem.bound(provenBy: proof) <= optimum, "seed \(seed), change \(number)")
                }
                solved += 1
                optimal += solution.costs.total == optimum ? 1 : 0
            }
        }
        #expect(optimal * 10 > solved * 9, "\(optimal) of \(solved)")
        #expect(solved > seeds(60).count && refused > seeds(60).count / 2, "\(solved) and \(refused)")
    }

    @Test(arguments: seeds(4))
    func changesOfLargerProblemsAreAnsweredRightly(seed: UInt64) throws {
        let problem = BulkSolverTests.large(seed: seed)
        let session = try PlanningSession(problem)
        var wanted = WantedPlan(problem)
        var random = SeededGenerator(mixing: seed)
        _ = try session.solve(BulkSolverTests.options(work: 2))
        var applied = 0
        for number in 0..<15 {
            let change = random.change(of: problem)
            guard (try? session.apply([change])) != nil else { continue }
            applied += 1
            wanted.apply(change)
            let solution = try session.solve(BulkSolverTests.options(work: number % 5 == 0 ? 1 : 0))
            #expect(wanted.isKept(by: solution.assignment), "change \(number): \(change)")
            #expect(solution.costs == CostModel.costs(of: solution.assignment, in: wanted.problem))
            #expect(solution.bound <= solution.costs.total)
            let proof = try #require(solution.proof)
            #expect(try session.problem.bound(provenBy: proof) == solution.bound, "change \(number): \(change)")
        }
        #expect(applied > 8)
    }

    /// From a thousand sessions on all workers share a plan, and the bound is raised in another way.
    @Test func changesOfLargePlansAreAnsweredRightly() throws {
        let problem = RandomProblem.make(
            seed: 2,
            .init(sessions: 1000, facilitators: 60, attendees: 900, days: 6, ticksPerDay: 40, candidates: 16, rules: 20)
        )
        let session = try PlanningSession(problem)
        var wanted = WantedPlan(problem)
        let first = try session.solve(BulkSolverTests.options(work: 1))
        for (number, placed) in first.assignment.indices.filter({ first.assignment[$0] >= 0 }).prefix(3).enumerated() {
            let other = try #require(try session.alternatives(of: placed, most: 2, threads: 2).last)
            let change = PlanChange.fix(session: placed, candidate: other.candidate)
            try session.apply([change])
            wanted.apply(change)
            let solution = try session.solve(BulkSolverTests.options(work: number))
            #expect(wanted.isKept(by: solution.assignment))
            #expect(other.bound <= solution.costs.total && solution.costs.total <= other.cost)
            #expect(try session.problem.bound(provenBy: #require(solution.proof), threads: 2) == solution.bound)
        }
    }

    @Test func theSameCallsGiveTheSameAnswersOnAnyNumberOfThreads() throws {
        let problem = BulkSolverTests.large(seed: 5)
        var answers: [[SlotSolution]] = []
        for threads in [1, 2, 3] {
            let session = try PlanningSession(problem)
            let options = BulkSolverTests.options(work: 1, threads: threads)
            var random = SeededGenerator(mixing: 8)
            var own = [try session.solve(options)]
            for _ in 0..<4 {
                try? session.apply([random.change(of: problem)])
                own.append(try session.solve(options))
            }
            answers.append(own)
        }
        #expect(answers[0] == answers[1] && answers[1] == answers[2])
    }

    @Test func toAskAgainNeverLosesAnything() throws {
        let problem = BulkSolverTests.large(seed: 6)
        let session = try PlanningSession(problem)
        let options = BulkSolverTests.options(work: 2)
        let first = try session.solve(options)
        let second = try session.solve(options)
        #expect(second.costs.total <= first.costs.total && second.bound >= first.bound)

        let placed = try #require(second.assignment.firstIndex { $0 >= 0 })
        let other = try #require(try session.alternatives(of: placed, most: 1).first)
        try session.apply([.fix(session: placed, candidate: other.candidate)])
        let fixed = try session.solve(Self.options)
        #expect(fixed.bound >= second.bound, "a bound for all plans is one for some of them")
        try session.apply([.release(session: placed)])
        let released = try session.solve(Self.options)
        #expect(released.bound >= second.bound, "and it is known again where all are allowed again")
    }

    @Test func anAnswerIsThereHoweverLittleTimeThereIs() throws {
        let problem = BulkSolverTests.large(seed: 7)
        let session = try PlanningSession(problem)
        let cancellation = Cancellation()
        cancellation.cancel()
        var wanted = WantedPlan(problem)
        for number in 0..<6 {
            let candidates = problem.candidates.range(ofSession: number)
            guard let candidate = candidates.first,
                (try? session.apply([.fix(session: number, candidate: candidate)])) != nil
            else { continue }
            wanted.apply(.fix(session: number, candidate: candidate))
            let solution = try session.solve(BulkSolverTests.options(), cancellation: cancellation)
            #expect(wanted.isKept(by: solution.assignment))
            #expect(solution.stoppedBy == .cancelled && solution.bound <= solution.costs.total)
        }
        let solution = try session.solve(BulkSolverTests.options(work: 1))
        #expect(wanted.isKept(by: solution.assignment))
        #expect(solution.stoppedBy != .cancelled)
    }

    @Test func aRepairDoesWithoutThreads() throws {
        let problem = BulkSolverTests.large(seed: 8)
        let session = try PlanningSession(problem)
        let first = try session.solve(BulkSolverTests.options(work: 1))
        let placed = try #require(first.assignment.firstIndex { $0 >= 0 })
        try session.apply([.forbid(candidates: [Int(first.assignment[placed])])])
        let second = try GLPKThread.$mostThreads.withValue(0) {
            try session.solve(BulkSolverTests.options(work: 3))
        }
        #expect(RuleCheck.violations(of: second.assignment, in: problem) == [])
        #expect(second.assignment[placed] != first.assignment[placed])
    }
}
