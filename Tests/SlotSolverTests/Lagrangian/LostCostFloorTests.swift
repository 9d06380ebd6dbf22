import GLPK
import Testing

@testable import SlotSolver

@Suite("The floor under what is left out")
struct LostCostFloorTests {
    @Test("leaving out counts in whole sessions, where the relaxation leaves out halves")
    func wholeSessions() throws {
        let problem = Self.ring(3)
        #expect(BoundTestEnumerator(problem).best == 2003)
        let model = RelaxationModel(problem)
        try GLPKThread.run {
            let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: 1)
            #expect(try master.raise(cutRounds: 0))
            #expect(master.bound == 1506)
            #expect(master.solution?.lostCost == 1500)
            let floor = try #require(LostCostFloor.prove(in: problem, enough: 5000, isInterrupted: { false }))
            #expect(floor.cost == 2000)
            try master.add(floor)
            #expect(master.bound == 2003)
            #expect(master.certificate().recomputedBound(in: problem) == 2003)
        }
    }

    @Test("the technique that raises the bound beside the improvement puts it in by itself")
    func technique() throws {
        let problem = Self.ring(5)
        let optimum = BoundTestEnumerator(problem).best
        let model = RelaxationModel(problem)
        try GLPKThread.run {
            var technique = try BranchAndPrice(DualSolution(model, duals: .cheapestCandidates(model)), seed: 1)
            var step = try technique.step(incumbent: .max, isInterrupted: { false })
            var bound = step.bound
            while !step.isLast {
                step = try technique.step(incumbent: .max, isInterrupted: { false })
                #expect(step.bound >= bound)
                if let proof = step.certificate { #expect(proof.recomputedBound(in: problem) == step.bound) }
                bound = step.bound
            }
            #expect(bound == optimum)
        }
    }

    @Test("it is never above what the best plan leaves out, nor lifts a bound above the optimum")
    func isValid() throws {
        var lifted = 0
        for seed in seeds(600) {
            let problem = ColumnGenerationTests.problem(seed + 70_000)
            guard let floor = LostCostFloor.prove(in: problem, enough: .max, isInterrupted: { false }) else { continue }
            let least = BoundTestEnumerator(problem.lostCostAlone).best
            #expect(floor.cost <= least, "seed \(seed)")
            let optimum = BoundTestEnumerator(problem).best
            let model = RelaxationModel(problem)
            lifted += try GLPKThread.run {
                let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: seed)
                _ = try master.raise(cutRounds: 0)
                let before = master.bound
                try master.add(floor)
                while try master.raise(cutRounds: 2) {}
                #expect(master.bound >= before && master.bound <= optimum, "seed \(seed)")
                #expect(master.certificate().recomputedBound(in: problem) == master.bound)
                return master.certificate().floor == .none ? 0 : 1
            }
        }
        #expect(lifted > 0, "a floor has a price now and then")
    }

    @Test("a floor in a certificate counts only as far as its own proof goes")
    func claimsAreNotBelieved() throws {
        let problem = Self.ring(3)
        let floor = try #require(LostCostFloor.prove(in: problem, enough: 5000, isInterrupted: { false }))
        var nested = floor.proof
        nested.floor = .proven(share: LostCostFloor.full, floor.proof)
        for share in [-5, 0, LostCostFloor.full / 2, LostCostFloor.full, 9 * LostCostFloor.full] {
            for proof in [floor.proof, nested] {
                let certificate = BoundCertificate(
                    scaleBits: 0, sessionDuals: [1000, 1000, 1000], rowDuals: [], unrepeatable: [],
                    floor: .proven(share: share, proof))
                #expect(certificate.recomputedBound(in: problem) <= 2003, "share \(share)")
            }
        }
        let empty = BoundCertificate(
            scaleBits: 0, sessionDuals: [], rowDuals: [], unrepeatable: [])
        let certificate = BoundCertificate(
            scaleBits: 0, sessionDuals: [0, 0, 0], rowDuals: [], unrepeatable: [],
            floor: .proven(share: LostCostFloor.full, empty))
        #expect(certificate.recomputedBound(in: problem) == 0)
    }

    /// Sessions at the same time, each of which shares an attendee with the next and the one before.
    private static func ring(_ count: Int) -> SlotProblem {
        var problem = SlotProblem(tickCount: 2, dayOfTick: [0, 0])
        problem.personCount = 2 * count
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: 2)
        problem.maxAway = [nil]
        for session in 0..<count {
            problem.facilitators.append(.init(person: Int32(session)))
            problem.attendees.append(.init(person: Int32(count + session), staffingGroup: 0))
            problem.sessions.append(
                .init(attendees: [Int32(session), Int32((session + 1) % count)], length: 2, unscheduledCost: 1000))
            problem.candidates.append(
                facilitator: Int32(session), start: 0, preference: Cost(3 + session), lateness: 0, timeOfDay: 0)
            problem.candidates.endSession()
        }
        return problem
    }
}
