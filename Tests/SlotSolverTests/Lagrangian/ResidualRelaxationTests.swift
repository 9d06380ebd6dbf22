import Testing

@testable import SlotSolver

@Suite("What is left of a relaxation")
struct ResidualRelaxationTests {
    private static let steps = ResidualAscent.Steps(first: 0.05, memory: 0.93)

    /// Multipliers spread over their range.
    private static func duals(_ model: RelaxationModel, _ generator: inout BoundTestGenerator) -> Multipliers {
        Multipliers(duals: model.ceiling.map { $0 / 100 * Int64(generator.below(101)) })
    }

    /// More only where a single session is sure to break a target: the whole one does not charge that to the candidate.
    @Test("has the value of the whole one beside an empty plan, once rows that cannot bind have no price")
    func equalsTheWhole() throws {
        var dropped = 0
        var equal = 0
        for seed in 0..<300 {
            var generator = BoundTestGenerator(seed: UInt64(seed))
            let problem = generator.problem(most: 6, candidates: 8)
            let model = RelaxationModel(problem)
            let open = ResidualRelaxation(DiveCandidates(model), beside: Schedule(SearchSpace(problem)))
            var duals = Self.duals(model, &generator)
            let priced = Set(open.priced.map { Int($0.index) })
            for index in 0..<model.dualCount where !priced.contains(index) {
                dropped += index < model.sessionCount ? 0 : 1
                duals.duals[index] = 0
            }
            let ascent = ResidualAscent(open, at: DiveDuals(duals, in: model), steps: Self.steps, threads: 1)
            let whole = LagrangianOracle(model, threads: 1)
            whole.evaluate(duals)
            let value = Double(whole.value) / Double(1 << model.scaleBits)
            let isCharged = open.items.contains {
                $0.cost != open.source.cost(ofItem: Int($0.source)) << Int64(model.scaleBits)
            }
            #expect(ascent.bestValue >= value - 1e-4 * max(1, abs(value)), "seed \(seed)")
            if !isCharged {
                #expect(ascent.bestValue <= value + 1e-4 * max(1, abs(value)), "seed \(seed)")
                equal += 1
            }
        }
        #expect(dropped > 0 && equal > 200, "\(dropped), \(equal)")
    }

    /// Whatever the multipliers, with what the plan costs already.
    @Test("never tells more than the cheapest way to go on from a plan costs")
    func neverTooMuch() throws {
        var beside = 0
        for seed in 0..<300 {
            var generator = BoundTestGenerator(seed: UInt64(seed + 5_000))
            let problem = generator.problem(most: 6, candidates: 6)
            let model = RelaxationModel(problem)
            let plan = Self.part(of: problem, &generator)
            let open = ResidualRelaxation(DiveCandidates(model), beside: plan)
            var ascent = ResidualAscent(
                open, at: DiveDuals(Self.duals(model, &generator), in: model), steps: Self.steps, threads: 1)
            for _ in 0..<20 { ascent.round() }
            let decided = Set(open.items.map(\.session)).reduce(plan.cost) {
                $0 - problem.sessions[Int($1)].unscheduledCost
            }
            let cheapest = Self.cheapest(from: plan, in: problem)
            #expect(Double(decided) + ascent.bestValue <= Double(cheapest) + 1e-3, "seed \(seed)")
            beside += problem.sessions.indices.contains { plan.isPlaced($0) } && !open.items.isEmpty ? 1 : 0
        }
        #expect(beside > 30, "\(beside)")
    }

    @Test("has only items that can be put beside the plan, and after each one that is put there too")
    func itemsFit() throws {
        for seed in 0..<100 {
            var generator = BoundTestGenerator(seed: UInt64(seed + 6_000))
            let problem = generator.problem(most: 8, candidates: 8)
            let model = RelaxationModel(problem)
            var plan = Schedule(SearchSpace(problem))
            var open = ResidualRelaxation(DiveCandidates(model), beside: plan)
            while !open.items.isEmpty {
                let item = generator.below(open.items.count)
                let session = Int(open.items[item].session)
                let waits = problem.sessions[session].after.map { !plan.isPlaced(Int($0.session)) } ?? false
                #expect(open.put(item, in: &plan) == !waits, "seed \(seed)")
                if waits { break }
                #expect(RuleCheck.violations(of: plan.assignment, in: problem).isEmpty, "seed \(seed)")
                open.settle(beside: plan)
                let again = ResidualRelaxation(DiveCandidates(model), beside: plan)
                #expect(open.items.map(\.source) == again.items.map(\.source), "seed \(seed)")
                #expect(open.priced.map(\.subgradient) == again.priced.map(\.subgradient), "seed \(seed)")
            }
        }
    }

    /// Some of what a greedy plan places.
    private static func part(of problem: SlotProblem, _ generator: inout BoundTestGenerator) -> Schedule {
        var plan = Greedy.plan(SearchSpace(problem))
        generator.takeSome(60, from: &plan, in: problem)
        return plan
    }

    /// The cheapest plan in which all that is placed stays.
    private static func cheapest(from plan: Schedule, in problem: SlotProblem) -> Cost {
        var rest = problem
        let much: Cost = 1_000_000_000_000
        for session in problem.sessions.indices where plan.isPlaced(session) {
            rest.sessions[session].unscheduledCost += much
            for candidate in problem.candidates.range(ofSession: session)
            where candidate != Int(plan.currentPlace(session).candidate) {
                rest.candidates.preference[candidate] += much
            }
        }
        return BoundTestEnumerator(rest).best
    }
}
