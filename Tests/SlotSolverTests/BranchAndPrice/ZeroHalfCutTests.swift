import Testing

@testable import SlotSolver

@Suite("Cuts from halves of rows")
struct ZeroHalfCutTests {
    /// Any cuts at any multipliers: the search with charges, and the check that shares no code with it, agree on what
    /// they prove, and that is valid.
    @Test("any cuts at any prices prove a valid bound, the same as their certificate", arguments: 0..<4)
    func anyCutsAreValid(batch: UInt64) throws {
        var different = 0
        let seeds = seeds(200)
        for seed in seeds {
            let problem = ColumnGenerationTests.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let model = RelaxationModel(problem)
            var generator = BoundTestGenerator(seed: seed)
            var cuts = ZeroHalfCuts(model)
            cuts.add((0..<1 + generator.below(4)).map { _ in Self.cut(model, &generator) }, in: model)
            let solution = Self.duals(model, cuts.count, &generator)
            let point = DualPoint(solution, cuts, in: model)
            let evaluator = LagrangianOracle(model, threads: 1)
            evaluator.evaluate(point.multipliers)
            let without = evaluator.value
            evaluator.charges = CutDuals(cuts, duals: point.cutDuals, in: model)
            let certificate = evaluator.certificate(for: point, cuts)
            let bound = model.bound(fromValue: evaluator.value)
            #expect(bound <= optimum, "seed \(seed), batch \(batch)")
            #expect(certificate.recomputedBound(in: problem) == bound, "seed \(seed), batch \(batch)")
            different += evaluator.value != without ? 1 : 0
        }
        #expect(different > seeds.count / 2, "cuts charge something: \(different)")
    }

    @Test("certificates with cuts of nonsense are valid too", arguments: 0..<4)
    func nonsenseIsValid(batch: UInt64) throws {
        for seed in seeds(200) {
            let problem = ColumnGenerationTests.problem(seed * 4 + batch)
            let optimum = BoundTestEnumerator(problem).best
            let model = RelaxationModel(problem)
            var generator = BoundTestGenerator(seed: seed &+ 77)
            let point = DualPoint(Self.duals(model, 0, &generator), ZeroHalfCuts(model), in: model)
            var certificate = LagrangianOracle(model, threads: 1).certificate(for: point, ZeroHalfCuts(model))
            certificate.cuts = (0..<4).map { _ in Self.nonsense(model, &generator) }
            #expect(certificate.recomputedBound(in: problem) <= optimum, "seed \(seed), batch \(batch)")
        }
    }

    private static func cut(_ model: RelaxationModel, _ generator: inout BoundTestGenerator) -> ZeroHalfCut {
        let share = generator.pick([10, 30, 60])
        return ZeroHalfCut(
            indices: (0..<model.dualCount).filter { _ in generator.chance(share) }.map(Int32.init),
            blocks: model.days.blocks.indices.filter { _ in generator.chance(share) }.map(Int32.init))
    }

    private static func duals(
        _ model: RelaxationModel, _ cuts: Int, _ generator: inout BoundTestGenerator
    ) -> MasterSolution {
        func price() -> Double { Double(generator.below(generator.pick([1, 20, 100, 1000])) * 16) / 16 }
        let duals = (0..<model.dualCount).map { _ in price() }
        return MasterSolution(
            objective: 0, values: [], slacks: [], duals: duals, blockDuals: [],
            cutDuals: (0..<cuts).map { _ in price() / 4 })
    }

    private static func nonsense(
        _ model: RelaxationModel, _ generator: inout BoundTestGenerator
    ) -> BoundCertificate.PricedCut {
        var rows = model.rows.rows.filter { _ in generator.chance(40) }
        for index in rows.indices where generator.chance(10) { rows[index].first = Int32(generator.below(20) - 5) }
        for index in rows.indices where generator.chance(10) { rows[index].second = Int32(generator.below(60) - 20) }
        rows += rows.filter { _ in generator.chance(20) }
        let sessions = (0..<generator.below(5)).map { _ in
            Int32(generator.below(model.sessionCount + (generator.chance(10) ? 3 : 0)))
        }
        let days = (0..<generator.below(4)).map { _ in
            BoundCertificate.FacilitatorDay(facilitator: Int32(generator.below(4)), day: Int32(generator.below(4)))
        }
        return BoundCertificate.PricedCut(
            sessions: sessions, days: days, rows: rows,
            dual: (Int64(generator.below(2000)) - 100) << Int64(generator.below(22)))
    }
}
