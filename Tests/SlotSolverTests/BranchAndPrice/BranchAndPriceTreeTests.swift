import GLPK
import Testing

@testable import SlotSolver

@Suite("Dividing all plans into parts")
struct BranchAndPriceTreeTests {
    @Test("the two parts of a division have all plans between them", arguments: 0..<4)
    func partsAreComplete(batch: UInt64) {
        for seed in seeds(100) {
            let problem = ColumnGenerationTests.problem(seed * 4 + batch)
            var generator = BoundTestGenerator(seed: seed)
            var decision = Self.decision(problem, &generator)
            if generator.chance(40) { decision = BranchingDecision(session: decision.session) }
            let there = problem.part([(decision, .there)])
            let elsewhere = problem.part([(decision, .elsewhere)])
            let least = min(BoundTestEnumerator(there).best, BoundTestEnumerator(elsewhere).best)
            #expect(least == BoundTestEnumerator(problem).best, "seed \(seed), batch \(batch)")
            #expect(there.candidates.count <= problem.candidates.count)
            guard problem.sessions.indices.contains(Int(decision.session)) else { continue }
            let others = problem.candidates.count - problem.candidates.range(ofSession: Int(decision.session)).count
            #expect(
                there.candidates.count + elsewhere.candidates.count == problem.candidates.count + others,
                "each candidate of the session is in one of them")
        }
    }

    @Test(
        "its bound is never above the optimum, is what its proof proves, and goes beyond the program's",
        arguments: 0..<4)
    func boundIsValid(batch: UInt64) throws {
        var raised = 0
        var proven = 0
        let seeds = seeds(300)
        for seed in seeds {
            let problem = ColumnGenerationTests.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let model = RelaxationModel(problem)
            let (before, bound, proof) = try GLPKThread.run {
                let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: seed)
                _ = try master.raise(cutRounds: 0)
                let before = master.bound
                let tree = try BranchAndPriceTree(master)
                while try tree.step(incumbent: optimum, isInterrupted: { false }) {}
                return (before, model.bound(fromValue: tree.value), tree.certificate())
            }
            #expect(bound >= before && bound <= optimum, "seed \(seed), batch \(batch)")
            let recomputed = proof.recomputedBound(in: problem, threads: 2)
            // A part has fewer costs, which may have a larger common divisor than all have.
            #expect(recomputed >= bound && recomputed <= optimum, "seed \(seed), batch \(batch)")
            raised += bound > before ? 1 : 0
            proven += bound == optimum ? 1 : 0
        }
        #expect(raised > 0, "dividing gives something")
        #expect(proven > seeds.count * 9 / 10, "nearly all are proven: \(proven)")
    }

    @Test("what mixtures of patterns leave open is closed by dividing, without cuts before")
    func closesTheGap() throws {
        let problem = ColumnGenerationTests.oddSessions()
        let model = RelaxationModel(problem)
        try GLPKThread.run {
            let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: 1)
            _ = try master.raise(cutRounds: 0)
            #expect(master.bound == 8)
            let tree = try BranchAndPriceTree(master)
            var steps = 0
            while try tree.step(incumbent: .max, isInterrupted: { false }) { steps += 1 }
            #expect(tree.certificate().partCount > 1)
            #expect(model.bound(fromValue: tree.value) == 13)
            #expect(tree.certificate().recomputedBound(in: problem) == 13)
        }
    }

    @Test("interrupted anywhere it keeps what it has proven")
    func interruption() throws {
        let problem = ColumnGenerationTests.oddSessions()
        let model = RelaxationModel(problem)
        for most in 0..<12 {
            try GLPKThread.run {
                let master = try ColumnGeneration(model, duals: .cheapestCandidates(model), patterns: [], seed: 1)
                _ = try master.raise(cutRounds: 0)
                let tree = try BranchAndPriceTree(master)
                let asked = Counter()
                let isInterrupted = { asked.next() > most }
                while try tree.step(incumbent: .max, isInterrupted: isInterrupted) {}
                let bound = model.bound(fromValue: tree.value)
                #expect((8...13).contains(bound), "after \(most)")
                #expect(tree.certificate().recomputedBound(in: problem) >= bound, "after \(most)")
            }
        }
    }

    private final class Counter {
        private var count = 0
        func next() -> Int {
            count += 1
            return count
        }
    }

    @Test("a proof in parts of nonsense is valid too", arguments: 0..<4)
    func nonsenseIsValid(batch: UInt64) throws {
        for seed in seeds(100) {
            let problem = ColumnGenerationTests.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 100, incumbent: nil)
            var generator = BoundTestGenerator(seed: seed &+ 5)
            var proof = relaxation.certificate()
            for _ in 0..<1 + generator.below(4) {
                var other = relaxation.certificate()
                other.sessionDuals = other.sessionDuals.map { $0 * Int64(generator.below(4)) / 2 }
                let decision = Self.decision(problem, &generator)
                proof =
                    generator.chance(50)
                    ? BoundCertificate(decision, there: proof, elsewhere: other)
                    : BoundCertificate(decision, there: other, elsewhere: proof)
            }
            for threads in [1, 3] {
                #expect(proof.recomputedBound(in: problem, threads: threads) <= optimum, "seed \(seed)")
            }
        }
    }

    @Test("a proof in parts is as good as the weaker part, and a missing part proves nothing")
    func theWeakerPartCounts() throws {
        let problem = ColumnGenerationTests.problem(12)
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 300, incumbent: nil)
        let whole = relaxation.certificate()
        let bound = whole.recomputedBound(in: problem)
        #expect(bound > 0)
        let decision = BranchingDecision(session: 0, facilitator: 0, day: 0)
        let none = BoundCertificate(scaleBits: 0, sessionDuals: [], rowDuals: [], unrepeatable: [])
        #expect(BoundCertificate(decision, there: whole, elsewhere: whole).recomputedBound(in: problem) >= bound)
        #expect(BoundCertificate(decision, there: whole, elsewhere: none).recomputedBound(in: problem) == 0)
        #expect(BoundCertificate(decision, there: none, elsewhere: whole).recomputedBound(in: problem) == 0)
        let nested = BoundCertificate(
            decision, there: whole, elsewhere: .init(decision, there: whole, elsewhere: whole))
        #expect(nested.partCount == 3)
    }

    /// Of a session that the problem may not have, led by somebody who may not lead it.
    private static func decision(_ problem: SlotProblem, _ generator: inout BoundTestGenerator) -> BranchingDecision {
        BranchingDecision(
            session: Int32(generator.below(problem.sessions.count + 1)),
            facilitator: Int32(generator.below(problem.facilitators.count)),
            day: problem.dayOfTick[generator.below(problem.tickCount)])
    }
}
