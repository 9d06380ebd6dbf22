import GLPK
import Testing

@testable import SlotSolver

@Suite("Parts of a plan rebuilt by the prices")
struct DestroyAndRepairTests {
    private static func prepared(_ problem: SlotProblem) -> (repair: DestroyAndRepair, plan: Schedule)? {
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 100, incumbent: nil)
        let dualSolution = DualSolution(relaxation.model, duals: relaxation.duals)
        return (DestroyAndRepair(dualSolution, scale: problem.costAtStake()), Greedy.plan(SearchSpace(problem)))
    }

    private static func pass(_ problem: SlotProblem, _ repair: DestroyAndRepair) -> WorkerPass {
        WorkerPass(
            problem: problem, controller: RunController(problem, SolveOptions(now: { 0 }), Cancellation(), nil),
            repair: repair, sessionDuals: repair.duals.sessionDuals(in: repair.model))
    }

    @Test("every rule is kept and the cost is exact, whatever share is rebuilt; with a seed it is the same each time")
    func keepsEveryRule() throws {
        for seed in seeds(40) {
            let problem = RandomProblem.make(seed: seed + 52_000, ScheduleTests.shape(sessions: 40))
            let (repair, plan) = try #require(Self.prepared(problem))
            for count in [4, 24, 40] {
                let repaired = (0..<2).map { _ in
                    var random = SearchRandom(seed: seed)
                    return repair.destroyAndRepair(plan, sessions: count, &random) { false }
                }
                let assignment = repaired[0].assignment
                #expect(RuleCheck.violations(of: assignment, in: problem) == [], "seed \(seed)")
                #expect(CostModel.costs(of: assignment, in: problem).total == repaired[0].cost, "seed \(seed)")
                #expect(assignment == repaired[1].assignment, "seed \(seed)")
            }
        }
    }

    @Test("shaken prices lead to more than one plan, the cheapest rarely far dearer than by the prices as they are")
    func shakenDualsLeadElsewhere() throws {
        var differ = 0
        var far = 0
        for seed in seeds(10) {
            let problem = RandomProblem.make(seed: seed + 53_000, sessions: 60)
            let (repair, plan) = try #require(Self.prepared(problem))
            var random = SearchRandom(seed: seed)
            let plans = Set(
                (0..<8).map { _ in
                    repair.destroyAndRepair(plan, sessions: 60, &random) { false }.assignment
                })
            differ += plans.count > 1 ? 1 : 0
            var dive = LagrangianDive(
                DiveCandidates(repair.model), duals: repair.duals, beginning: Schedule(SearchSpace(problem)),
                threads: 1)
            let still = dive.run().cost
            let cheapest = plans.map { CostModel.costs(of: $0, in: problem).total }.min() ?? .max
            far += Double(cheapest) > 1.3 * Double(still) ? 1 : 0
        }
        #expect(far * 50 <= seeds(10).count, "\(far)")
        #expect(differ > 2, "\(differ): never without shaking")
    }

    /// Places that no plan can have are not in the model that multipliers are scaled for, but count for what is at
    /// stake.
    @Test("places that cannot be used, however dear, do not shake prices out of their range")
    func dearPlaces() throws {
        for seed in seeds(10) {
            var problem = RandomProblem.make(seed: seed + 55_000, sessions: 60)
            let first = problem.facilitators.count
            for _ in 0..<8 {
                problem.facilitators.append(.init(person: Int32(problem.personCount), maxTicksPerDay: 0))
                problem.personCount += 1
            }
            for session in problem.sessions.indices {
                for candidate in problem.candidates.range(ofSession: session).dropFirst() {
                    problem.candidates.facilitator[candidate] = Int32(first + candidate % 8)
                    problem.candidates.preference[candidate] = 10_000_000_000_000_000
                }
            }
            try problem.validate()
            let (repair, plan) = try #require(Self.prepared(problem))
            var random = SearchRandom(seed: seed)
            let repaired = repair.destroyAndRepair(plan, sessions: 40, &random) { false }
            #expect(RuleCheck.violations(of: repaired.assignment, in: problem) == [], "seed \(seed)")
        }
    }

    @Test("the share grows where the same plan comes back, shrinks where GLPK cannot decide, and keeps its limits")
    func share() {
        var share = DestroySize()
        let first = share.share
        share.learnNoOp()
        #expect(share.share > first)
        for _ in 0..<4 { share.learnUnsolved() }
        #expect(share.share < first)
        for _ in 0..<1_000 { share.learnUnsolved() }
        #expect(share.share > 0 && share.count(of: 1_000) > 0)
        for _ in 0..<100 { share.learnNoOp() }
        #expect(share.share < 1 && share.count(of: 1_000) < 1_000)
    }

    @Test("half of a large plan is rebuilt at once, and no more sessions than GLPK copes with")
    func shareOfLargePlans() {
        #expect(WorkerMemory.forLarge(Self.withSessions(1_200)).share.count(of: 1_200) == 600)
        #expect(WorkerMemory.forLarge(Self.withSessions(10_000)).share.count(of: 10_000) == 1_000)
    }

    private static func withSessions(_ count: Int) -> SlotProblem {
        var problem = SlotProblem(tickCount: 96, dayOfTick: [Int32](repeating: 0, count: 96))
        problem.sessions = .init(repeating: .init(attendees: [], length: 2, unscheduledCost: 1_000), count: count)
        return problem
    }

    @Test("whole plans are rearranged unless they are too large or many of their sessions depend on others")
    func whereToRearrange() {
        var problem = Self.withSessions(2_000)
        #expect(PreservedAttribute.isWorthPreserving(in: problem))
        for session in 1...200 { problem.sessions[session].after = .init(session: 0, minDays: 0) }
        #expect(PreservedAttribute.isWorthPreserving(in: problem))
        problem.sessions[300].location = 0
        #expect(!PreservedAttribute.isWorthPreserving(in: problem))
        #expect(!PreservedAttribute.isWorthPreserving(in: Self.withSessions(10_000)))
    }

    @Test(
        "a plan rearranged keeps all rules and the trait of nearly all sessions; with a seed it is the same each time")
    func repairedWithAttribute() throws {
        var kept = 0
        var moved = 0
        var all = 0
        for seed in seeds(30) {
            let problem = RandomProblem.make(seed: seed + 58_000, ScheduleTests.shape(sessions: 40))
            let (repair, plan) = try #require(Self.prepared(problem))
            for attribute in [PreservedAttribute.lengths, .facilitators] {
                let repairedWithAttribute = (0..<2).map { _ in
                    var random = SearchRandom(seed: seed)
                    return repair.destroyAllButAttribute(plan, keeping: attribute, &random) { false }
                }
                #expect(
                    RuleCheck.violations(of: repairedWithAttribute[0].assignment, in: problem) == [], "seed \(seed)")
                #expect(
                    CostModel.costs(of: repairedWithAttribute[0].assignment, in: problem).total
                        == repairedWithAttribute[0].cost,
                    "seed \(seed)")
                #expect(repairedWithAttribute[0].assignment == repairedWithAttribute[1].assignment, "seed \(seed)")
                for session in 0..<40 where plan.isPlaced(session) && repairedWithAttribute[0].isPlaced(session) {
                    all += 1
                    kept += Self.isKept(attribute, session, plan, repairedWithAttribute[0]) ? 1 : 0
                    moved += plan.placeOf[session] != repairedWithAttribute[0].placeOf[session] ? 1 : 0
                }
            }
        }
        // What has no place left that keeps the attribute is placed greedily.
        #expect(kept * 10 > all * 9, "\(kept) of \(all)")
        #expect(moved * 10 > all * 2, "\(moved) of \(all)")
    }

    private static func isKept(_ attribute: PreservedAttribute, _ session: Int, _ before: Schedule, _ after: Schedule)
        -> Bool
    {
        let place = after.currentPlace(session)
        guard attribute == .lengths else { return place.facilitator == before.currentPlace(session).facilitator }
        let day = before.sessions(led: before.dayRow(place))
        return day.isEmpty || day.contains { before.space.length[$0] == before.space.length[session] }
    }

    @Test("large plans are rebuilt more often while that gives more than the rest of a round, and never not at all")
    func effort() {
        var effort = RepairEffort()
        for _ in 0..<5 { effort.learn(byRepair: 3, byTheRest: 1) }
        let most = effort.tries
        #expect(most > 1)
        for _ in 0..<5 { effort.learn(byRepair: 0, byTheRest: 1) }
        #expect(effort.tries == 1)
        for _ in 0..<5 { effort.learn(byRepair: 0, byTheRest: 0) }
        #expect(effort.tries == most, "nothing else pays either")
    }

    @Test(
        "what is rebuilt is taken over where it is cheaper: a plan never gets dearer, and several tries mostly make it cheaper"
    )
    func takesOverTheBest() throws {
        var cheaper = 0
        var recombined = 0
        for seed in seeds(10) {
            let problem = RandomProblem.make(seed: seed + 56_000, sessions: 60)
            let (repair, greedy) = try #require(Self.prepared(problem))
            let pass = Self.pass(problem, repair)
            let (isCheaper, remembered) = try GLPKThread.run {
                var memory = WorkerMemory(share: 0.7, destroysWholePlans: seed % 2 == 0)
                var random = SearchRandom(seed: seed)
                var plan = greedy
                for _ in 0..<8 {
                    let before = plan
                    plan = pass.repaired(plan, &memory, &random)
                    #expect(plan.cost <= before.cost, "seed \(seed)")
                    #expect(RuleCheck.violations(of: plan.assignment, in: problem) == [], "seed \(seed)")
                    #expect(CostModel.costs(of: plan.assignment, in: problem).total == plan.cost, "seed \(seed)")
                }
                return (plan.cost < greedy.cost, memory.recombination.count)
            }
            cheaper += isCheaper ? 1 : 0
            recombined += remembered
        }
        #expect(cheaper * 5 >= seeds(10).count * 4, "\(cheaper)")
        #expect(recombined > 0, "what comes out is remembered")
    }

    @Test("a pass over a plan keeps all rules, never makes it dearer, and most passes begun anew lead to another plan")
    func passes() throws {
        var other = 0
        for seed in seeds(20) {
            let problem = RandomProblem.make(seed: seed + 54_000, sessions: 40)
            let (repair, greedy) = try #require(Self.prepared(problem))
            let pass = Self.pass(problem, repair)
            var random = SearchRandom(seed: seed)
            let mate = repair.destroyAndRepair(greedy, sessions: 40, &random) { false }.assignment
            for begin in [WorkerPass.Begin.onwards, .restart, .relink(mate)] {
                let plan = try GLPKThread.run {
                    pass.run(
                        from: .init(
                            plan: greedy, random: SearchRandom(seed: seed), begin: begin,
                            memory: WorkerMemory(share: 0.5)), tries: 4
                    ).plan
                }
                #expect(RuleCheck.violations(of: plan.assignment, in: problem) == [], "seed \(seed)")
                #expect(CostModel.costs(of: plan.assignment, in: problem).total == plan.cost, "seed \(seed)")
                if case .onwards = begin { #expect(plan.cost <= greedy.cost, "seed \(seed)") }
                if case .restart = begin, plan.assignment != greedy.assignment { other += 1 }
            }
        }
        #expect(other > 15, "\(other)")
    }

    @Test("a plan between two keeps what they agree on and all rules; sessions are mostly where one of them has them")
    func relink() throws {
        var known = 0
        var all = 0
        for seed in seeds(30) {
            let problem = RandomProblem.make(seed: seed + 57_000, ScheduleTests.shape(sessions: 40))
            let (repair, greedy) = try #require(Self.prepared(problem))
            var random = SearchRandom(seed: seed)
            let other = repair.destroyAndRepair(greedy, sessions: 40, &random) { false }.assignment
            let plan = repair.relink(greedy, and: other, &random) { false }
            let own = greedy.assignment
            #expect(RuleCheck.violations(of: plan.assignment, in: problem) == [], "seed \(seed)")
            #expect(CostModel.costs(of: plan.assignment, in: problem).total == plan.cost, "seed \(seed)")
            for session in own.indices {
                let isLead = problem.sessions[session].after == nil
                if own[session] == other[session], own[session] >= 0, isLead {
                    #expect(plan.assignment[session] == own[session], "seed \(seed)")
                }
                all += 1
                known += [own[session], other[session]].contains(plan.assignment[session]) ? 1 : 0
            }
        }
        // What has no place left between the two is placed greedily.
        #expect(known * 10 > all * 8, "\(known) of \(all)")
    }
}
