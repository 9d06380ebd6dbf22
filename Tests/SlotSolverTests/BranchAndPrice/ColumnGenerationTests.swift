import GLPK
import Testing

@testable import SlotSolver

@Suite("The pattern master")
struct ColumnGenerationTests {
    @Test("its bound is never above the optimum, nor below where it began", arguments: 0..<4)
    func boundIsValid(batch: UInt64) throws {
        var proven = 0
        var raised = 0
        let seeds = seeds(150)
        for seed in seeds {
            let problem = Self.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 2, incumbent: nil)
            let before = relaxation.bound
            let duals = relaxation.duals
            let (bound, certificate) = try GLPKThread.run { [model = relaxation.model] in
                let master = try ColumnGeneration(model, duals: duals, patterns: [], seed: seed)
                while try master.raise(cutRounds: 5) {}
                return (master.bound, master.certificate())
            }
            #expect(bound >= before && bound <= optimum, "seed \(seed), batch \(batch)")
            #expect(certificate.recomputedBound(in: problem) == bound, "seed \(seed), batch \(batch)")
            proven += bound == optimum ? 1 : 0
            raised += bound > before ? 1 : 0
        }
        #expect(proven > seeds.count * 3 / 4, "the bound is worth having: \(proven)")
        #expect(raised > seeds.count / 20, "the master raises it: \(raised)")
    }

    @Test("cuts close what mixtures of patterns leave open")
    func cutsCloseTheGap() throws {
        let problem = Self.oddSessions()
        #expect(BoundTestEnumerator(problem).best == 13)
        let model = RelaxationModel(problem)
        try GLPKThread.run {
            let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: 1)
            #expect(try master.raise(cutRounds: 0))
            #expect(master.bound == 8)
            while try master.raise(cutRounds: 1) {}
            #expect(master.bound == 13)
            #expect(master.certificate().recomputedBound(in: problem) == 13)
        }
    }

    @Test("it ends when asked to, with the bound it has")
    func interruption() throws {
        let problem = Self.oddSessions()
        let model = RelaxationModel(problem)
        try GLPKThread.run {
            let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: 1)
            let before = master.bound
            #expect(try !master.raise(cutRounds: 1, isInterrupted: { true }))
            #expect(master.bound >= before)
            #expect(master.certificate().recomputedBound(in: problem) == master.bound)
        }
    }

    static func problem(_ seed: UInt64) -> SlotProblem {
        var generator = BoundTestGenerator(seed: seed &+ 900_000)
        return generator.problem(most: 5)
    }

    /// Three sessions of half a day and one of a whole day want the two days of a facilitator; a second one costs
    /// 10 more. The relaxation puts the three there in pairs, half of each pair, and half of the long session.
    static func oddSessions() -> SlotProblem {
        var problem = SlotProblem(tickCount: 8, dayOfTick: [0, 0, 0, 0, 1, 1, 1, 1])
        problem.personCount = 8
        problem.facilitators = [.init(person: 0), .init(person: 1)]
        problem.attendees = (0..<5).map { .init(person: Int32(2 + $0), staffingGroup: 0) }
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: 8)
        problem.maxAway = [nil]
        for (attendee, length) in [2, 2, 2, 4].enumerated() {
            problem.sessions.append(
                .init(attendees: [Int32(attendee)], length: Int32(length), unscheduledCost: 1000))
            for start in stride(from: 0, to: 8, by: length) {
                for facilitator in 0..<2 {
                    problem.candidates.append(
                        facilitator: Int32(facilitator), start: Int32(start), preference: Cost(10 * facilitator),
                        lateness: 0, timeOfDay: 0)
                }
            }
            problem.candidates.endSession()
        }
        // One that only makes costs differ by less than 10.
        problem.facilitators.append(.init(person: 7))
        problem.sessions.append(.init(attendees: [4], length: 1, unscheduledCost: 1000))
        problem.candidates.append(facilitator: 2, start: 0, preference: 3, lateness: 0, timeOfDay: 0)
        problem.candidates.endSession()
        return problem
    }
}
