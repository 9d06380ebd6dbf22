import SlotSolver
import Synchronization
import Testing

/// The solver as its callers see it.
@Suite struct BulkSolverTests {
    /// A clock that moves on by a fixed step each time it is read, so that no test depends on the machine.
    final class StepClock: Sendable {
        private let reads = Atomic<Int>(0)
        let step: Double

        init(step: Double) { self.step = step }

        func now() -> Double { Double(reads.add(1, ordering: .relaxed).newValue) * step }
    }

    static func options(work: Int = 3, threads: Int = 2, seed: UInt64 = 1) -> SolveOptions {
        SolveOptions(seed: seed, threads: threads, workLimit: work, now: { 0 })
    }

    static func large(seed: UInt64) -> SlotProblem {
        RandomProblem.make(
            seed: seed,
            .init(sessions: 120, facilitators: 12, attendees: 90, days: 5, ticksPerDay: 40, candidates: 40, rules: 30))
    }

    @Test(arguments: seeds(4))
    func everyPlanKeepsTheRulesAndStatesItsCost(seed: UInt64) throws {
        let problem = Self.large(seed: seed)
        let solution = try BulkSolver.solve(problem, options: Self.options())
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        #expect(solution.costs == CostModel.costs(of: solution.assignment, in: problem))
        #expect(solution.bound <= solution.costs.total)
        #expect(solution.unitsPerOne == problem.unitsPerOne)
    }

    @Test(arguments: seeds(3))
    func theResultDoesNotDependOnTheNumberOfThreads(seed: UInt64) throws {
        let problem = Self.large(seed: seed)
        let one = try BulkSolver.solve(problem, options: Self.options(threads: 1))
        let two = try BulkSolver.solve(problem, options: Self.options(threads: 2))
        let three = try BulkSolver.solve(problem, options: Self.options(threads: 3))
        #expect(one == two && two == three)
    }

    /// From a thousand sessions on the workers share the days.
    @Test func largePlansKeepTheRulesOnAnyNumberOfThreads() throws {
        let problem = RandomProblem.make(
            seed: 2,
            .init(sessions: 1000, facilitators: 60, attendees: 900, days: 6, ticksPerDay: 40, candidates: 16, rules: 20)
        )
        let one = try BulkSolver.solve(problem, options: Self.options(work: 2, threads: 1))
        let two = try BulkSolver.solve(problem, options: Self.options(work: 2, threads: 2))
        #expect(one == two)
        #expect(RuleCheck.violations(of: two.assignment, in: problem) == [])
        #expect(two.costs == CostModel.costs(of: two.assignment, in: problem) && two.bound <= two.costs.total)
    }

    @Test func stopsAtTheGapAskedFor() throws {
        var options = Self.options(work: 1000)
        options.gap = 1
        let solution = try BulkSolver.solve(Self.large(seed: 5), options: options)
        #expect(solution.stoppedBy == .gap || solution.stoppedBy == .optimal)
    }

    @Test func stopsAtTheWorkLimit() throws {
        let solution = try BulkSolver.solve(Self.large(seed: 6), options: Self.options(work: 1))
        #expect(solution.stoppedBy == .workLimit)
    }

    @Test func stopsAtTheTimeLimit() throws {
        let clock = StepClock(step: 0.001)
        var options = Self.options(work: 100_000)
        options.timeLimit = 1
        options.now = clock.now
        let solution = try BulkSolver.solve(Self.large(seed: 6), options: options)
        #expect(solution.stoppedBy == .timeLimit)
    }

    @Test func aRunCancelledAtOnceReturnsAPlan() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let problem = Self.large(seed: 7)
        let solution = try BulkSolver.solve(problem, options: Self.options(work: 1000), cancellation: cancellation)
        #expect(solution.stoppedBy == .cancelled)
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        #expect(solution.bound <= solution.costs.total)
    }

    @Test func aRunCancelledLaterReturnsItsBestPlan() throws {
        let cancellation = Cancellation()
        let cheapest = Mutex(Cost.max)
        let problem = Self.large(seed: 1)
        let solution = try BulkSolver.solve(
            problem, options: Self.options(work: 100_000), cancellation: cancellation
        ) { progress in
            cheapest.withLock { $0 = min($0, progress.cost ?? Cost.max) }
            // Told with the first plan of that phase, whatever the machine does: a later one might be proven to be the best.
            if progress.phase == "following the prices" { cancellation.cancel() }
        }
        #expect(solution.stoppedBy == .cancelled)
        #expect(solution.costs.total == cheapest.withLock(\.self))
    }

    @Test func progressNeverGetsWorse() throws {
        let told = Mutex<[SolveProgress]>([])
        let solution = try BulkSolver.solve(Self.large(seed: 9), options: Self.options()) { progress in
            told.withLock { $0.append(progress) }
        }
        let steps = told.withLock(\.self)
        #expect(steps.last?.cost == solution.costs.total && steps.last?.bound == solution.bound)
        for (one, next) in zip(steps, steps.dropFirst()) {
            #expect(next.cost ?? .max <= one.cost ?? .max && next.bound >= min(one.bound, next.cost ?? .max))
        }
    }

    @Test func aWarmStartIsNotForgotten() throws {
        let problem = Self.large(seed: 10)
        let first = try BulkSolver.solve(problem, options: Self.options(work: 2))
        let cancellation = Cancellation()
        cancellation.cancel()
        let second = try BulkSolver.solve(
            problem, options: Self.options(), cancellation: cancellation, warmStart: first.assignment)
        #expect(second.costs.total <= first.costs.total)
    }

    @Test func aWarmStartThatDoesNotFitIsLeftOut() throws {
        let problem = Self.large(seed: 11)
        for start in [[Int32](), [5], problem.sessions.map { _ in Int32.max }, problem.sessions.map { _ in 0 }] {
            let solution = try BulkSolver.solve(problem, options: Self.options(work: 1), warmStart: start)
            #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        }
    }
}
