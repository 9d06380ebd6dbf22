import Foundation
import Synchronization
import Testing

@testable import GLPK
@testable import SlotSolver

/// Problems of several components, as their callers see them: all that is promised of a problem of one.
@Suite struct ComponentsRunTests {
    /// Of a large component, some smaller ones and single sessions.
    static func mixed(seed: UInt64) -> SlotProblem {
        func part(_ number: UInt64, _ sessions: Int) -> SlotProblem {
            RandomProblem.make(
                seed: seed &* 7 &+ number,
                .init(
                    sessions: sessions, facilitators: 1 + sessions / 9, attendees: 1 + sessions, days: 4,
                    ticksPerDay: 30,
                    candidates: 25, rules: 30))
        }
        return SlotProblem.joined([part(0, 100), part(1, 40), part(2, 30), part(3, 12), part(4, 1), part(5, 1)])
    }

    /// The same problem without being divided.
    private static func unsplit(_ problem: SlotProblem, _ options: SolveOptions) throws -> SlotSolution {
        let controller = RunController(problem, options, Cancellation(), nil)
        let run = SolveRun(problem, options, controller, from: RunStart(SearchSpace(problem)))
        return controller.solution(stoppedBy: try run.run())
    }

    @Test(arguments: seeds(60))
    func agreesWithTryingOutEverything(seed: UInt64) throws {
        let problem = RandomProblem.several(seed: seed, sessions: [2, 1 + Int(seed % 3), 2], candidates: 5)
        let optimum = BruteForce.solve(problem).cost
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options())
        #expect(solution.stoppedBy == .optimal && solution.costs.total == optimum && solution.bound == optimum)
        #expect(BruteForce.isAllowed(solution.assignment, problem))
        guard ConnectedComponents.of(problem).count > 1 else { return }
        let proof = try #require(solution.proof)
        #expect(try problem.bound(provenBy: proof) == solution.proofBound)
        #expect(solution.proofBound <= optimum)
    }

    @Test(arguments: seeds(30))
    func agreesWithPlainBranchAndBoundAndWithTheUnsplitSolver(seed: UInt64) throws {
        let problem = RandomProblem.several(
            seed: 500 + seed, sessions: [5 + Int(seed % 4), 4, 6], candidates: 6)
        let plain = try GLPKThread.run {
            try GLPKProblem(IntegerProgram.build(from: problem).program).branchAndCut()
        }
        let optimum = Cost(try #require(plain.objective).rounded())
        let options = BulkSolverTests.options(work: 20)
        for solution in [try BulkSolver.solve(problem, options: options), try Self.unsplit(problem, options)] {
            #expect(solution.bound <= optimum && optimum <= solution.costs.total)
            #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
            if solution.isOptimal { #expect(solution.costs.total == optimum) }
        }
    }

    @Test(arguments: seeds(3))
    func keepsTheRulesAndProvesItsBound(seed: UInt64) throws {
        let problem = Self.mixed(seed: seed)
        #expect(ConnectedComponents.of(problem).count > 3)
        let told = Mutex<[SolveProgress]>([])
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options()) { progress in
            told.withLock { $0.append(progress) }
        }
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        #expect(solution.costs == CostModel.costs(of: solution.assignment, in: problem))
        let proof = try #require(solution.proof)
        for threads in [1, 3] { #expect(try problem.bound(provenBy: proof, threads: threads) == solution.proofBound) }
        #expect(solution.proofBound <= solution.bound && solution.bound <= solution.costs.total)
        #expect(solution.statistics[.construction].calls == ConnectedComponents.of(problem).count)
        let read = try JSONDecoder().decode(BoundCertificate.self, from: JSONEncoder().encode(proof))
        #expect(read == proof)
        let steps = told.withLock(\.self)
        #expect(steps.last?.cost == solution.costs.total && steps.last?.bound == solution.bound)
        for (one, next) in zip(steps, steps.dropFirst()) {
            #expect(next.cost ?? .max <= one.cost ?? .max && next.bound >= min(one.bound, next.cost ?? .max))
        }
    }

    /// Statistics do: a round that a proof ends early counts the calls that were made until then.
    @Test(arguments: seeds(2))
    func doesNotDependOnTheNumberOfThreads(seed: UInt64) throws {
        let problem = Self.mixed(seed: 20 + seed)
        let one = try BulkSolver.solve(problem, options: BulkSolverTests.options(threads: 1))
        for threads in [2, 5] {
            let other = try BulkSolver.solve(problem, options: BulkSolverTests.options(threads: threads))
            #expect(other.assignment == one.assignment && other.costs == one.costs, "\(threads) threads")
            #expect(other.bound == one.bound && other.stoppedBy == one.stoppedBy, "\(threads) threads")
            #expect(other.proof == one.proof && other.proofBound == one.proofBound, "\(threads) threads")
        }
    }

    /// Each component has the plan and the bound that it has alone.
    @Test func eachComponentIsSolvedAsByItself() throws {
        let problem = Self.mixed(seed: 31)
        let options = BulkSolverTests.options(work: 2)
        let whole = try BulkSolver.solve(problem, options: options)
        var bound: Cost = 0
        for sessions in ConnectedComponents.of(problem) {
            let part = ProblemPart(of: problem, sessions: sessions)
            let alone = try BulkSolver.solve(part.problem, options: options)
            #expect(part.own(whole.assignment) == alone.assignment, "\(sessions.count) sessions")
            bound += alone.bound
        }
        #expect(whole.bound == bound)
    }

    /// As before there were components, bit by bit.
    @Test(arguments: seeds(3))
    func aProblemOfOneComponentIsNotDivided(seed: UInt64) throws {
        let problem = BulkSolverTests.large(seed: seed)
        #expect(ConnectedComponents.of(problem).count == 1)
        let options = BulkSolverTests.options(work: 2)
        #expect(try BulkSolver.solve(problem, options: options) == Self.unsplit(problem, options))
    }

    @Test func stopsWhenAllTogetherHaveTheGap() throws {
        let problem = Self.mixed(seed: 41)
        for gap in [0.05, 0.5] {
            var options = BulkSolverTests.options(work: 200)
            options.gap = gap
            let solution = try BulkSolver.solve(problem, options: options)
            #expect(solution.gap <= gap && [.gap, .optimal].contains(solution.stoppedBy))
        }
    }

    @Test func stopsAtTheLimits() throws {
        let problem = Self.mixed(seed: 42)
        let short = BulkSolverTests.options(work: 1)
        let reasons = try Set((40..<46).map { try BulkSolver.solve(Self.mixed(seed: $0), options: short).stoppedBy })
        #expect(reasons.contains(.workLimit) && reasons.isSubset(of: [.workLimit, .optimal]))
        for limit in [0.05, 4] {
            let clock = BulkSolverTests.StepClock(step: 0.001)
            var options = BulkSolverTests.options(work: 100_000)
            options.timeLimit = limit
            options.now = clock.now
            let solution = try BulkSolver.solve(problem, options: options)
            // How often threads look at the clock depends on the machine: in the longer time the plan may be proven.
            #expect(solution.stoppedBy == .timeLimit || limit == 4 && solution.stoppedBy == .optimal)
            #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
            #expect(try problem.bound(provenBy: #require(solution.proof)) == solution.proofBound)
            #expect(solution.proofBound > 0)
        }
    }

    @Test func hasAPlanWhenItIsCancelledAtOnce() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let problem = Self.mixed(seed: 43)
        let solution = try BulkSolver.solve(
            problem, options: BulkSolverTests.options(work: 1000), cancellation: cancellation)
        #expect(solution.stoppedBy == .cancelled)
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        let placed = solution.assignment.count { $0 >= 0 }
        #expect(placed > problem.sessions.count / 3 && solution.bound > 0)
    }

    @Test func aWarmStartIsNotForgotten() throws {
        let problem = Self.mixed(seed: 44)
        let first = try BulkSolver.solve(problem, options: BulkSolverTests.options(work: 2))
        let cancellation = Cancellation()
        cancellation.cancel()
        let second = try BulkSolver.solve(
            problem, options: BulkSolverTests.options(), cancellation: cancellation, warmStart: first.assignment)
        #expect(second.costs.total <= first.costs.total)
        let proof = try BulkSolver.solve(
            problem, options: BulkSolverTests.options(work: 0), warmStart: WarmStart(proof: first.proof))
        #expect(proof.bound >= first.proofBound)
        let both = try BulkSolver.solve(
            problem, options: BulkSolverTests.options(work: 0),
            warmStart: WarmStart(assignment: first.assignment, proof: first.proof))
        #expect(both.bound >= first.proofBound && both.costs.total <= first.costs.total)
        for start in [[Int32](), [5], problem.sessions.map { _ in Int32.max }] {
            let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options(work: 0), warmStart: start)
            #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        }
    }

    /// A change connects components, and what is fixed in one of them is.
    @Test func aSessionIsAskedAgain() throws {
        let problem = Self.mixed(seed: 45)
        let session = try PlanningSession(problem)
        let first = try session.solve(BulkSolverTests.options(work: 2))
        let placed = try #require(first.assignment.firstIndex { $0 >= 0 })
        let chosen = Int(first.assignment[placed])
        let other = try #require(
            problem.candidates.range(ofSession: placed).first { candidate in
                candidate != chosen && (try? session.apply([.fix(session: placed, candidate: candidate)])) != nil
            })
        let second = try session.solve(BulkSolverTests.options(work: 0))
        #expect(Int(second.assignment[placed]) == other)
        #expect(RuleCheck.violations(of: second.assignment, in: problem) == [])
        #expect(second.bound <= second.costs.total)
        let alternatives = try session.alternatives(of: placed, most: 3)
        for alternative in alternatives {
            #expect(alternative.bound <= alternative.cost)
            #expect(RuleCheck.violations(of: alternative.assignment, in: problem) == [])
        }
        try session.apply([.release(session: placed)])
        let third = try session.solve(BulkSolverTests.options(work: 1))
        #expect(third.bound >= first.proofBound)
    }

    /// What has to be placed is, from the first plan on.
    @Test func whatIsFixedBeforeTheFirstRunIsKept() throws {
        let problem = Self.mixed(seed: 46)
        let session = try PlanningSession(problem)
        var fixed: [Int: Int] = [:]
        for index in problem.sessions.indices where fixed.count < 6 {
            for candidate in problem.candidates.range(ofSession: index).prefix(3) where fixed[index] == nil {
                if (try? session.apply([.fix(session: index, candidate: candidate)])) != nil {
                    fixed[index] = candidate
                }
            }
        }
        #expect(fixed.count == 6)
        let solution = try session.solve(BulkSolverTests.options(work: 1))
        for (index, candidate) in fixed { #expect(Int(solution.assignment[index]) == candidate) }
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
    }

    @Test func withoutAThreadThereIsAPlan() throws {
        let problem = Self.mixed(seed: 47)
        let solution = try GLPKThread.$mostThreads.withValue(0) {
            try BulkSolver.solve(problem, options: BulkSolverTests.options(work: 3))
        }
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        #expect(solution.bound > 0 && solution.stoppedBy == .workLimit)
    }
}
