import Foundation
import Testing

@testable import SlotSolver

@Suite("Bounds are valid")
struct BoundValidityTests {
    /// Many more in `make soak`.
    private static let count = ProcessInfo.processInfo.environment["COACHPLAN_SOAK"] == nil ? 1500 : 60_000
    private static let batches = 8

    @Test("never above the optimum of small problems with every rule and term", arguments: 0..<batches)
    func boundIsAtMostTheOptimum(batch: Int) throws {
        var proven = 0
        for seed in 0..<Self.count / Self.batches {
            let problem = Self.problem(seed * Self.batches + batch)
            try problem.validate()
            let optimum = BoundTestEnumerator(problem).best
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 60, incumbent: seed % 2 == 0 ? optimum : nil)
            #expect(relaxation.bound <= optimum, "seed \(seed), batch \(batch)")
            #expect(relaxation.certificate().recomputedBound(in: problem) == relaxation.bound)
            proven += relaxation.bound == optimum ? 1 : 0
        }
        #expect(proven > Self.count / Self.batches / 2, "the bound is worth having: \(proven)")
    }

    @Test("a certificate of random numbers is valid too", arguments: 0..<batches)
    func anyCertificateIsValid(batch: Int) throws {
        for seed in 0..<Self.count / Self.batches {
            let problem = Self.problem(seed * Self.batches + batch)
            let optimum = BoundTestEnumerator(problem).best
            var generator = BoundTestGenerator(seed: UInt64(seed))
            for _ in 0..<5 {
                let certificate = generator.certificate(for: problem)
                #expect(certificate.recomputedBound(in: problem) <= optimum, "seed \(seed), batch \(batch)")
            }
        }
    }

    @Test("a plan costs at least the bound and the reduced cost of each of its candidates", arguments: 0..<batches)
    func reducedCostsAreValid(batch: Int) throws {
        for seed in 0..<Self.count / Self.batches / 4 {
            let problem = Self.problem(seed * Self.batches + batch + 5_000_000)
            let relaxation = LagrangianRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 30, incumbent: nil)
            let extra = DualSolution(relaxation.model, duals: relaxation.duals).reducedCosts
            _ = BoundTestEnumerator(problem) { assignment, cost in
                for candidate in assignment where candidate >= 0 {
                    #expect(
                        Double(extra[Int(candidate)]) + relaxation.value <= Double(cost) + 1e-6,
                        "seed \(seed), batch \(batch)")
                }
            }
        }
    }

    private static func problem(_ seed: Int) -> SlotProblem {
        var generator = BoundTestGenerator(seed: UInt64(seed))
        return generator.problem(most: count > 2000 ? 6 : 5)
    }
}
