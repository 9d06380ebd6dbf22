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
            let relaxation = PatternRelaxation(problem, threads: 1)
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
                let certificate = Self.garbage(problem, &generator)
                #expect(certificate.recomputedBound(in: problem) <= optimum, "seed \(seed), batch \(batch)")
            }
        }
    }

    @Test("a plan costs at least the bound and the reduced cost of each of its candidates", arguments: 0..<batches)
    func reducedCostsAreValid(batch: Int) throws {
        for seed in 0..<Self.count / Self.batches / 4 {
            let problem = Self.problem(seed * Self.batches + batch + 5_000_000)
            let relaxation = PatternRelaxation(problem, threads: 1)
            relaxation.raise(rounds: 30, incumbent: nil)
            let extra = Guidance(relaxation.model, prices: relaxation.prices).reducedCosts
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

    /// Most often within a range, now and then outside of it.
    private static func anyIndex(_ count: Int, _ generator: inout BoundTestGenerator) -> Int32 {
        generator.chance(5) ? generator.pick([.min, .max]) : Int32(generator.below(count + 4) - 2)
    }

    /// A row of any kind, whether or not the problem has it.
    private static func anyRow(_ problem: SlotProblem, _ generator: inout BoundTestGenerator) -> CouplingRow {
        let kinds: [CouplingRow.Kind] = [.staffing, .person, .attendeeDay, .location, .after, .target]
        let kind = generator.pick(kinds)
        let second = generator.chance(50) ? 0 : anyIndex(problem.tickCount, &generator)
        return CouplingRow(
            kind: kind, first: anyIndex(4, &generator), second: second,
            third: kind == .after || generator.chance(30) ? anyIndex(4, &generator) : 0)
    }

    private static func garbage(_ problem: SlotProblem, _ generator: inout BoundTestGenerator) -> BoundCertificate {
        let bits = generator.below(generator.chance(10) ? 60 : 21)
        func price(_ generator: inout BoundTestGenerator) -> Int64 {
            let size = generator.pick([1, 10, 100, 1000, 1_000_000])
            return (Int64(generator.below(2 * size)) - Int64(size / 8)) << Int64(generator.below(min(20, bits) + 1))
        }
        let model = RelaxationModel(problem)
        var rows = model.rows.rows.map { BoundCertificate.PricedRow(row: $0, price: price(&generator)) }
        rows += rows.filter { _ in generator.chance(10) }
        rows += (0..<generator.below(12)).map { _ in
            BoundCertificate.PricedRow(row: anyRow(problem, &generator), price: price(&generator))
        }
        let prices = problem.sessions.map { _ in price(&generator) }
        let unrepeatable = problem.facilitators.indices.map { facilitator in
            BoundCertificate.Unrepeatable(
                facilitator: Int32(facilitator), day: 0, sessions: problem.sessions.indices.map(Int32.init))
        }
        var certificate = BoundCertificate(
            scaleBits: bits, sessionPrices: prices, rowPrices: rows, unrepeatable: unrepeatable)
        if generator.chance(50) {
            certificate.cuts = (0..<4).map { _ in
                var cut = BoundCertificate.PricedCut(
                    sessions: (0..<generator.below(3)).map { _ in anyIndex(problem.sessions.count, &generator) },
                    days: [.init(facilitator: anyIndex(3, &generator), day: anyIndex(3, &generator))],
                    rows: generator.chance(50) ? [anyRow(problem, &generator)] : [], price: price(&generator))
                cut.rows += rows.map(\.row).filter { _ in generator.chance(20) }
                return cut
            }
        }
        if generator.chance(20) {
            let division = PlanDivision(
                session: anyIndex(problem.sessions.count, &generator), facilitator: anyIndex(3, &generator),
                day: anyIndex(3, &generator))
            return BoundCertificate(division, there: certificate, elsewhere: certificate)
        }
        if generator.chance(50) {
            let share = Int64(generator.below(200) - 20) * LeftOutFloor.full / 100
            certificate.floor = .proven(share: share, certificate)
        }
        return certificate
    }
}
