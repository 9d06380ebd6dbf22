import GLPK
import Testing

@testable import SlotSolver

@Suite("Dividing all plans into parts")
struct DivisionTreeTests {
    @Test("the two parts of a division have all plans between them", arguments: 0..<4)
    func partsAreComplete(batch: UInt64) {
        for seed in seeds(100) {
            let problem = PatternMasterTests.problem(seed * 4 + batch)
            var generator = BoundTestGenerator(seed: seed)
            let division = Self.division(problem, &generator)
            let there = problem.part([(division, .there)])
            let elsewhere = problem.part([(division, .elsewhere)])
            let least = min(BoundTestEnumerator(there).best, BoundTestEnumerator(elsewhere).best)
            #expect(least == BoundTestEnumerator(problem).best, "seed \(seed), batch \(batch)")
            #expect(there.candidates.count <= problem.candidates.count)
            guard problem.sessions.indices.contains(Int(division.session)) else { continue }
            let others = problem.candidates.count - problem.candidates.range(ofSession: Int(division.session)).count
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
        let seeds = seeds(150)
        for seed in seeds {
            let problem = PatternMasterTests.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let model = RelaxationModel(problem)
            let (before, bound, proof) = try GLPKThread.run {
                let master = try PatternMaster(model, prices: .cheapestCandidates(model), patterns: [], seed: seed)
                _ = try master.raise(cutRounds: 0)
                let before = master.bound
                let tree = try DivisionTree(master)
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
        let problem = PatternMasterTests.oddSessions()
        let model = RelaxationModel(problem)
        try GLPKThread.run {
            let master = try PatternMaster(model, prices: .cheapestCandidates(model), patterns: [], seed: 1)
            _ = try master.raise(cutRounds: 0)
            #expect(master.bound == 8)
            let tree = try DivisionTree(master)
            var steps = 0
            while try tree.step(incumbent: .max, isInterrupted: { false }) { steps += 1 }
            #expect(tree.certificate().partCount > 1)
            #expect(model.bound(fromValue: tree.value) == 13)
            #expect(tree.certificate().recomputedBound(in: problem) == 13)
        }
    }

    @Test("interrupted anywhere it keeps what it has proven")
    func interruption() throws {
        let problem = PatternMasterTests.oddSessions()
        let model = RelaxationModel(problem)
        for most in 0..<12 {
            try GLPKThread.run {
                let master = try PatternMaster(model, prices: .cheapestCandidates(model), patterns: [], seed: 1)
                _ = try master.raise(cutRounds: 0)
                let tree = try DivisionTree(master)
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
            let problem = PatternMasterTests.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let relaxation = PatternRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 100, incumbent: nil)
            var generator = BoundTestGenerator(seed: seed &+ 5)
            var proof = relaxation.certificate()
            for _ in 0..<1 + generator.below(4) {
                var other = relaxation.certificate()
                other.sessionPrices = other.sessionPrices.map { $0 * Int64(generator.below(4)) / 2 }
                let division = Self.division(problem, &generator)
                proof =
                    generator.chance(50)
                    ? BoundCertificate(division, there: proof, elsewhere: other)
                    : BoundCertificate(division, there: other, elsewhere: proof)
            }
            for threads in [1, 3] {
                #expect(proof.recomputedBound(in: problem, threads: threads) <= optimum, "seed \(seed)")
            }
        }
    }

    @Test("a proof in parts is as good as the weaker part, and a missing part proves nothing")
    func theWeakerPartCounts() throws {
        let problem = PatternMasterTests.problem(12)
        let relaxation = PatternRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 300, incumbent: nil)
        let whole = relaxation.certificate()
        let bound = whole.recomputedBound(in: problem)
        #expect(bound > 0)
        let division = PlanDivision(session: 0, facilitator: 0, day: 0)
        let none = BoundCertificate(scaleBits: 0, sessionPrices: [], rowPrices: [], unrepeatable: [])
        #expect(BoundCertificate(division, there: whole, elsewhere: whole).recomputedBound(in: problem) >= bound)
        #expect(BoundCertificate(division, there: whole, elsewhere: none).recomputedBound(in: problem) == 0)
        #expect(BoundCertificate(division, there: none, elsewhere: whole).recomputedBound(in: problem) == 0)
        let nested = BoundCertificate(
            division, there: whole, elsewhere: .init(division, there: whole, elsewhere: whole))
        #expect(nested.partCount == 3)
    }

    /// Of a session that the problem may not have, led by somebody who may not lead it.
    private static func division(_ problem: SlotProblem, _ generator: inout BoundTestGenerator) -> PlanDivision {
        PlanDivision(
            session: Int32(generator.below(problem.sessions.count + 1)),
            facilitator: Int32(generator.below(problem.facilitators.count)),
            day: problem.dayOfTick[generator.below(problem.tickCount)])
    }
}
