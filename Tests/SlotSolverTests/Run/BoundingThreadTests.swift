import GLPK
import Synchronization
import Testing

@testable import SlotSolver

/// The thread that raises the bound beside the improvement.
@Suite struct BoundingThreadTests {
    /// Tells in its bound which technique it is and how often it was asked.
    struct Counting: BoundProvider {
        let name: Cost
        let stepCount: Cost
        let failsAt: Cost?
        let dualSolution: DualSolution?
        var done: Cost = 0

        mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundSlice {
            done += 1
            if done == failsAt { throw .noThread }
            return BoundSlice(
                bound: name * 100 + done, certificate: nil, dualSolution: done == stepCount ? dualSolution : nil,
                isLast: done == stepCount)
        }
    }

    static func dualSolution(dual: Int64) throws -> DualSolution {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0])
        let model = RelaxationModel(tiny.problem)
        return DualSolution(
            model, duals: Multipliers(duals: [Int64](repeating: dual, count: model.dualCount)), reducedCosts: [])
    }

    static func maker(
        _ name: Cost, steps: Cost, failsAt: Cost? = nil, leaving dualSolution: DualSolution? = nil
    ) -> BoundProviderMaker {
        { _ in Counting(name: name, stepCount: steps, failsAt: failsAt, dualSolution: dualSolution) }
    }

    /// What is told round by round.
    func steps(_ makers: [BoundProviderMaker], count: Int, eachRound: Int = 1) throws -> [Cost?] {
        let side = BoundingThread(makers, from: try Self.dualSolution(dual: 0), isInterrupted: { false })
        defer { side.close() }
        return (0..<count).map { _ in
            let isBegun = side.begin(incumbent: 1_000, steps: eachRound)
            let bound = side.finish()?.bound
            // A step that was not begun finds nothing.
            #expect(isBegun || bound == nil)
            return bound
        }
    }

    @Test func techniquesFollowEachOtherAndEnd() throws {
        let told = try steps([Self.maker(1, steps: 2), Self.maker(2, steps: 1)], count: 5)
        #expect(told == [101, 102, 201, nil, nil])
    }

    @Test func severalStepsInARoundEndWithTheTechnique() throws {
        let makers = [Self.maker(1, steps: 5), Self.maker(2, steps: 2)]
        #expect(try steps(makers, count: 5, eachRound: 3) == [103, 105, 202, nil, nil])
    }

    @Test func severalStepsInARoundEndWithABoundThatIsEnough() throws {
        let side = BoundingThread(
            [Self.maker(1, steps: 9)], from: try Self.dualSolution(dual: 0), isInterrupted: { false })
        defer { side.close() }
        #expect(side.begin(incumbent: 102, steps: 5))
        #expect(side.finish()?.bound == 102)
    }

    @Test func whatOneOfSeveralStepsFoundIsKept() throws {
        let dualSolution = try Self.dualSolution(dual: 7)
        let proof = BoundCertificate(scaleBits: 0, sessionDuals: [], rowDuals: [], unrepeatable: [])
        var step = BoundSlice(bound: 5, certificate: proof, dualSolution: dualSolution, isLast: false)
        step.goOn(to: BoundSlice(bound: 6, certificate: nil, dualSolution: nil, isLast: true))
        #expect(step.bound == 6 && step.isLast)
        #expect(step.certificate == proof && step.dualSolution?.duals == dualSolution.duals)
    }

    @Test func aTechniqueThatGLPKFailsIsLeftForTheNext() throws {
        let told = try steps([Self.maker(1, steps: 9, failsAt: 2), Self.maker(2, steps: 9)], count: 4)
        #expect(told == [101, nil, 201, 202])
    }

    @Test func theNextTechniqueGoesOnFromWhereTheLastEnded() throws {
        let seen = Mutex<[Int64]>([])
        let last: BoundProviderMaker = { dualSolution in
            seen.withLock { $0.append(dualSolution.duals.duals[0]) }
            return Counting(name: 2, stepCount: 1, failsAt: nil, dualSolution: nil)
        }
        _ = try steps([Self.maker(1, steps: 1, leaving: try Self.dualSolution(dual: 7)), last], count: 2)
        #expect(seen.withLock(\.self) == [7])
    }

    @Test func aSideThatIsNeverAskedEnds() throws {
        #expect(try steps([Self.maker(1, steps: 1)], count: 0) == [])
    }

    @Test(.timeLimit(.minutes(10))) func aStepThatNobodyWaitsForDoesNotHoldUpTheEnd() throws {
        let side = BoundingThread(
            [Self.maker(1, steps: 5), Self.maker(2, steps: 5)], from: try Self.dualSolution(dual: 0),
            isInterrupted: { true })
        #expect(side.begin(incumbent: 1_000, steps: 1))
        side.close()
        // The step was made or it was not; either way there is nothing left to wait for.
        #expect([101, nil].contains(side.finish()?.bound))
    }

    /// A problem whose sessions fight for scarce time, and a relaxation whose multipliers stalled too early.
    private static func hardlyRaised(candidatesPerStep: Int? = nil) throws -> (SlotProblem, LagrangianRelaxation) {
        let problem = RandomProblem.make(
            seed: 3,
            .init(sessions: 90, facilitators: 3, attendees: 90, days: 3, ticksPerDay: 24, candidates: 30, rules: 20))
        var parameters = SearchParameters()
        parameters.furtherAscent.candidatesPerStep = candidatesPerStep ?? parameters.furtherAscent.candidatesPerStep
        let relaxation = LagrangianRelaxation(problem, threads: 1, steps: .init(decay: 0.9), parameters: parameters)
        relaxation.raise(rounds: 60, incumbent: nil)
        return (problem, relaxation)
    }

    @Test func aSecondCycleRaisesTheBoundWhereSessionsFightForScarceTime() throws {
        let (problem, relaxation) = try Self.hardlyRaised()
        var technique = FurtherAscent(DualSolution(relaxation.model, duals: relaxation.duals))
        let step = try technique.step(incumbent: .max, isInterrupted: { false })
        #expect(step.bound > relaxation.bound)
        #expect(step.certificate?.recomputedBound(in: problem) == step.bound)
        #expect(step.dualSolution?.duals == technique.bestDuals)
    }

    /// Whatever is guided by multipliers restarts when they change, so small gains are told at the end only.
    @Test func dualsAreToldWhereTheyRaiseTheBoundByMuchAndAtTheEndOfACycle() throws {
        // As few rounds a step as there may be.
        let (_, relaxation) = try Self.hardlyRaised(candidatesPerStep: 1)
        var technique = FurtherAscent(DualSolution(relaxation.model, duals: relaxation.duals))
        var raised = 0
        var told: [Cost] = []
        var isTold = true
        for _ in 0..<50 {
            let before = technique.bestDuals
            let step = try technique.step(incumbent: .max, isInterrupted: { false })
            raised += step.certificate == nil ? 0 : 1
            #expect((step.certificate != nil) == (technique.bestDuals != before))
            isTold = step.dualSolution.map { $0.duals == technique.bestDuals } ?? (isTold && step.certificate == nil)
            if step.dualSolution != nil { told.append(step.bound) }
        }
        #expect(isTold, "a cycle ends with its best prices told")
        #expect(!told.isEmpty && told.count < raised, "\(told.count) of \(raised)")
    }
}
