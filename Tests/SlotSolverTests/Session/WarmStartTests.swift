import Testing

@testable import SlotSolver

@Suite struct WarmStartTests {
    private static func solved(_ seed: UInt64) throws -> (SlotProblem, SlotSolution, BoundCertificate) {
        let problem = BulkSolverTests.large(seed: seed)
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options(work: 2))
        return (problem, solution, try #require(solution.proof))
    }

    @Test(arguments: seeds(3))
    func aPlanAndAProofAreWhereARunGoesOn(seed: UInt64) throws {
        let (problem, solution, proof) = try Self.solved(seed)
        let start = WarmStart(assignment: solution.assignment, proof: proof)
        for cancels in [true, false] {
            let cancellation = Cancellation()
            if cancels { cancellation.cancel() }
            let again = try BulkSolver.solve(
                problem, options: BulkSolverTests.options(work: 0), cancellation: cancellation, warmStart: start)
            #expect(again.costs.total <= solution.costs.total)
            if !cancels { #expect(again.bound >= solution.bound) }
            #expect(again.bound <= again.costs.total)
        }
    }

    @Test(arguments: seeds(3))
    func aProofAloneSaysWhereToBegin(seed: UInt64) throws {
        let (problem, solution, proof) = try Self.solved(seed)
        let again = try BulkSolver.solve(
            problem, options: BulkSolverTests.options(work: 0), warmStart: WarmStart(proof: proof))
        #expect(again.bound >= solution.bound)
        #expect(RuleCheck.violations(of: again.assignment, in: problem) == [])
    }

    /// Whatever its numbers are, and whatever the plan is.
    @Test func aBadStartDoesNoHarm() throws {
        for seed in seeds(100) {
            var generator = BoundTestGenerator(seed: seed)
            let problem = generator.problem(most: 5)
            let optimum = BoundTestEnumerator(problem).best
            let proof = generator.certificate(for: problem)
            let candidates = problem.candidates.count
            let plan = problem.sessions.map { _ in Int32(generator.below(candidates + 3) - 2) }
            let start = WarmStart(assignment: generator.chance(70) ? plan : nil, proof: proof)
            let isValid = (try? proof.validate(for: problem)) != nil
            do {
                let solution = try BulkSolver.solve(
                    problem, options: BulkSolverTests.options(work: 0), warmStart: start)
                #expect(solution.bound <= optimum && optimum <= solution.costs.total, "seed \(seed)")
                #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [], "seed \(seed)")
                #expect(isValid, "seed \(seed)")
            } catch is InvalidProof { #expect(!isValid, "seed \(seed)") }
        }
    }

    @Test func aPlanOfAnotherLengthIsLeftOut() throws {
        let problem = BulkSolverTests.large(seed: 4)
        let first = try #require(problem.candidates.range(ofSession: 0).first)
        for count in [0, 1, problem.sessions.count + 1] {
            let session = try PlanningSession(
                problem, warmStart: WarmStart(assignment: .init(repeating: 0, count: count)))
            try session.apply([.fix(session: 0, candidate: first)])
            let solution = try session.solve(BulkSolverTests.options(work: 0))
            #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
            #expect(solution.assignment[0] == Int32(first))
        }
    }

    /// The multipliers of a proof without cuts are those that it was made of.
    @Test(arguments: seeds(5))
    func multipliersComeBackFromTheirProof(seed: UInt64) throws {
        let relaxation = LagrangianRelaxation(BulkSolverTests.large(seed: seed), threads: 1)
        relaxation.raise(rounds: 100, incumbent: nil)
        let known = Multipliers.known(from: relaxation.certificate(), in: relaxation.model)
        #expect(known.map(\.duals) == [relaxation.duals.duals])
        let again = LagrangianRelaxation(
            relaxation.model, from: known, threads: 1, steps: SearchParameters.StepSchedule())
        #expect(again.value == relaxation.value)
    }

    /// In the model of a changed problem each session and each row keeps its multiplier, as far as it may be as high
    /// there.
    @Test func multipliersAreCarriedToAnotherModel() throws {
        let problem = BulkSolverTests.large(seed: 2)
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 100, incumbent: nil)
        var other = problem
        other.sessions[0].unscheduledCost = 1
        for index in other.facilitators.indices { other.facilitators[index].targetTicks = 4 }
        let (old, new) = (relaxation.model, RelaxationModel(other))
        let duals = relaxation.duals
        let carried = duals.carried(from: old, to: new)
        let scale = new.dualUnitsPerCost / old.dualUnitsPerCost
        func price(_ index: Int, _ ceiling: Int) -> Int64 {
            min(new.ceiling[ceiling], Int64(Double(duals.duals[index]) * scale))
        }
        for session in 0..<new.sessionCount { #expect(carried.duals[session] == price(session, session)) }
        for (at, row) in new.rows.rows.enumerated() {
            let index = at + new.sessionCount
            let before = old.rows.rows.firstIndex(of: row)
            #expect(carried.duals[index] == (before.map { price(old.sessionCount + $0, index) } ?? 0))
        }
        #expect(new.rows.count != old.rows.count)
    }
}
