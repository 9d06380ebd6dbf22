import Testing

@testable import SlotSolver

/// The bound that is returned rests on its certificate alone, whatever was claimed while the run went on.
@Suite struct RecomputedBoundTests {
    private let problem = RandomProblem.make(seed: 4, sessions: 6)

    private func controller(_ options: SolveOptions = BulkSolverTests.options()) -> RunController {
        RunController(problem, options, Cancellation(), nil)
    }

    private func certificate() throws -> BoundCertificate {
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 200, incumbent: nil)
        return relaxation.certificate()
    }

    @Test func aBoundThatItsCertificateDoesNotProveIsNotReturned() throws {
        let proof = try certificate()
        let proven = proof.recomputedBound(in: problem)
        let best = BruteForce.solve(problem)
        #expect(0 < proven && proven <= best.cost)
        let controller = controller()
        controller.offer(best.assignment, cost: best.cost)
        controller.offer(bound: best.cost + 5, provenBy: proof)
        #expect(controller.reasonToStop == .optimal, "the claim would end the run")
        #expect(controller.confirmedReasonToStop() == (proven == best.cost ? .optimal : nil), "but is not believed")
        #expect(controller.costToReach == .max, "and what raises the bound goes on beyond it")
        let solution = controller.solution(stoppedBy: .workLimit)
        #expect(solution.bound == proven)
        #expect(controller.bound == proven, "nor is it told")
    }

    @Test func theCheckIsTheSameOnAnyNumberOfThreadsAndEndsWhenAsked() throws {
        let large = BulkSolverTests.large(seed: 3)
        let relaxation = LagrangianRelaxation(large, threads: 1)
        relaxation.raise(rounds: 100, incumbent: nil)
        let proof = relaxation.certificate()
        #expect(proof.recomputedBound(in: large, threads: 1) == relaxation.bound)
        #expect(proof.recomputedBound(in: large, threads: 3) == relaxation.bound)
        #expect(!proof.check(in: large, threads: 2) { true }.isComplete)
        let divided = BoundCertificate(
            BranchingDecision(session: 0, facilitator: 0, day: 0), there: proof, elsewhere: proof)
        #expect(divided.recomputedBound(in: large, threads: 2) >= relaxation.bound)
        #expect(divided.check(in: large, threads: 8) { false }.bound == divided.recomputedBound(in: large))
        #expect(!divided.check(in: large, threads: 2) { true }.isComplete)
    }

    /// With a clock that moves on by 3 s each time it is read, no check ends in time.
    @Test func aCancelledRunDoesNotWaitForALongCheck() throws {
        let proof = try certificate()
        let cancellation = Cancellation()
        var options = BulkSolverTests.options()
        options.now = BulkSolverTests.StepClock(step: 3).now
        let controller = RunController(problem, options, cancellation, nil)
        controller.offer(provenBound: 1)
        controller.offer(bound: proof.recomputedBound(in: problem), provenBy: proof)
        cancellation.cancel()
        #expect(controller.solution(stoppedBy: .cancelled).bound == 1)
    }

    @Test func aClaimWithoutAnyProofCountsForNothing() {
        let controller = controller()
        controller.offer(unverifiedBound: 1_000_000)
        #expect(controller.solution(stoppedBy: .workLimit).bound == 0)
    }

    @Test func ofTwoCertificatesTheHigherIsKept() throws {
        let proof = try certificate()
        var weak = proof
        weak.sessionDuals = weak.sessionDuals.map { $0 / 2 }
        let proven = proof.recomputedBound(in: problem)
        for offers in [[(proven, proof), (proven / 2, weak)], [(proven / 2, weak), (proven, proof)]] {
            let controller = controller()
            for (bound, proof) in offers { controller.offer(bound: bound, provenBy: proof) }
            #expect(controller.solution(stoppedBy: .workLimit).bound == proven)
        }
    }

    /// With a clock that moves on by 0.1 s each time it is read, a check seems to take 0.1 s: twice that is kept.
    @Test func theLimitKeepsTimeForTheProof() throws {
        var options = BulkSolverTests.options()
        options.timeLimit = 1
        for (rehearses, readings) in [(false, 10), (true, 8)] {
            options.now = BulkSolverTests.StepClock(step: 0.1).now
            let controller = controller(options)
            if rehearses {
                controller.offer(bound: 1, provenBy: try certificate())
                controller.rehearseProof()
            }
            let taken = rehearses ? 2 : 0
            let asked = (1...20).first { _ in controller.interruption == .timeLimit }
            #expect(asked == readings - taken)
        }
    }
}
