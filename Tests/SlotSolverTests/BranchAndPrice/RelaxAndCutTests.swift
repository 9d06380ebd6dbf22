import Testing

@testable import SlotSolver

@Suite("The ascent with cuts")
struct RelaxAndCutTests {
    /// What columns mix and plans cannot, with costs that differ somewhat.
    private static func oddSessions(_ seed: UInt64) -> SlotProblem {
        var generator = BoundTestGenerator(seed: seed)
        var problem = ColumnGenerationTests.oddSessions()
        let candidates = problem.candidates
        problem.candidates = SlotProblem.Candidates()
        for session in problem.sessions.indices {
            for candidate in candidates.range(ofSession: session) {
                problem.candidates.append(
                    facilitator: candidates.facilitator[candidate], start: candidates.start[candidate],
                    preference: candidates.preference[candidate] + Cost(generator.below(4)), lateness: 0, timeOfDay: 0)
            }
            problem.candidates.endSession()
        }
        return problem
    }

    /// Some cycles with as many walks as small problems need.
    private static func raise(_ ascent: inout RelaxAndCut, cycles: Int, seed: UInt64) {
        var random = SearchRandom(seed: seed)
        for cycle in 0..<cycles {
            while !ascent.isCycleOver { ascent.round() }
            guard cycle < cycles - 1 else { return }
            var search = ZeroHalfSeparation(ascent.tightRows(), beside: ascent.cuts)
            search.walk(100, &random)
            ascent.beginCycle(with: search.best(20))
        }
    }

    /// Where the ascent without cuts has stalled.
    private static func atRest(_ problem: SlotProblem) throws -> RelaxAndCut {
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 600, incumbent: nil)
        return RelaxAndCut(relaxation.model, start: relaxation.duals)
    }

    @Test("its bound is never above the optimum, nor below where it began", arguments: 0..<2, [true, false])
    func boundIsValid(batch: UInt64, isOdd: Bool) throws {
        var raised = 0
        var cut = 0
        let seeds = seeds(40)
        for seed in seeds {
            let number = seed * 2 + batch
            let problem = isOdd ? Self.oddSessions(number) : ColumnGenerationTests.problem(number)
            let optimum = BoundTestEnumerator(problem).best
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: isOdd ? 300 : 2, incumbent: nil)
            var ascent = RelaxAndCut(relaxation.model, start: relaxation.duals)
            #expect(ascent.bound == relaxation.bound)
            Self.raise(&ascent, cycles: isOdd ? 8 : 3, seed: seed)
            let certificate = ascent.certificate()
            #expect(ascent.bound >= relaxation.bound && ascent.bound <= optimum, "seed \(seed), batch \(batch)")
            #expect(certificate.recomputedBound(in: problem) == ascent.bound, "seed \(seed), batch \(batch)")
            raised += ascent.bound > relaxation.bound ? 1 : 0
            cut += certificate.cuts.isEmpty ? 0 : 1
        }
        #expect(raised > seeds.count / 20, "\(raised)")
        #expect(!isOdd || cut > seeds.count / 5, "cuts have prices: \(cut)")
    }

    @Test("cuts close what mixtures of patterns leave open")
    func cutsCloseTheGap() throws {
        let problem = ColumnGenerationTests.oddSessions()
        var ascent = try Self.atRest(problem)
        #expect(ascent.bound <= 8)
        Self.raise(&ascent, cycles: 40, seed: 1)
        #expect((12...13).contains(ascent.bound), "\(ascent.bound)")
        #expect(ascent.certificate().recomputedBound(in: problem) == ascent.bound)
    }

    @Test("the average of a cycle uses each session about once")
    func averageIsNearlyAPlan() throws {
        let problem = ColumnGenerationTests.oddSessions()
        var ascent = try Self.atRest(problem)
        Self.raise(&ascent, cycles: 1, seed: 1)
        let tight = ascent.tightRows()
        let sessions = tight.rows.filter { if case .index(let index) = $0.row { index < 5 } else { false } }
        #expect(sessions.count == 5)
        #expect(sessions.allSatisfy { $0.slack < 0.1 }, "\(sessions)")
    }

    @Suite("beside the improvement") struct Technique {
        /// Sessions that fight for scarce time, at the multipliers that the ascent without cuts ends with.
        private static func prepared() throws -> (problem: SlotProblem, dualSolution: DualSolution, bound: Cost) {
            var problem = RandomProblem.make(
                seed: 3,
                .init(sessions: 60, facilitators: 3, attendees: 60, days: 3, ticksPerDay: 20, candidates: 30, rules: 20)
            )
            // Cuts pay where sessions compete for places; what is held would leave too few of them for that.
            problem.held = HeldTime()
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 600, incumbent: nil)
            return (problem, DualSolution(relaxation.model, duals: relaxation.duals), relaxation.bound)
        }

        /// The bound after each step until the last, and what proves that.
        private static func bounds(
            _ dualSolution: DualSolution, seed: UInt64
        ) throws -> (all: [Cost], last: BoundCertificate?) {
            var technique = RelaxAndCutProvider(dualSolution, seed: seed)
            var bounds: [Cost] = []
            var certificate: BoundCertificate?
            while true {
                let step = try technique.step(incumbent: .max, isInterrupted: { false })
                bounds.append(step.bound)
                certificate = step.certificate ?? certificate
                if step.isLast { return (bounds, certificate) }
            }
        }

        @Test("raises the bound further, proves it, and ends")
        func raises() throws {
            let (problem, dualSolution, before) = try Self.prepared()
            let (bounds, last) = try Self.bounds(dualSolution, seed: 1)
            #expect(bounds == bounds.sorted())
            #expect(bounds.last! > before)
            #expect(last?.recomputedBound(in: problem) == bounds.last)
            #expect(last?.cuts.isEmpty == false)
        }

        @Test("finds the same for the same seed")
        func repeats() throws {
            let (_, dualSolution, _) = try Self.prepared()
            #expect(try Self.bounds(dualSolution, seed: 1).all == Self.bounds(dualSolution, seed: 1).all)
        }

        @Test("a step ends when asked to, and goes no further than a bound that is enough")
        func ends() throws {
            let (_, dualSolution, before) = try Self.prepared()
            var technique = RelaxAndCutProvider(dualSolution, seed: 1)
            for _ in 0..<100 {
                let step = try technique.step(incumbent: before, isInterrupted: { false })
                #expect(step.bound == before && step.certificate == nil && !step.isLast)
            }
            for _ in 0..<100 {
                let step = try technique.step(incumbent: .max, isInterrupted: { true })
                #expect(step.bound == before && step.certificate == nil && !step.isLast)
            }
        }
    }
}
