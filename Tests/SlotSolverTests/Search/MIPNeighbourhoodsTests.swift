import Testing

@testable import SlotSolver

@Suite("Neighbourhoods decided anew")
struct MIPNeighbourhoodsTests {
    private static func search(_ problem: SlotProblem) -> MIPNeighbourhoods? {
        let model = RelaxationModel(problem)
        return MIPNeighbourhoods(
            problem, DualSolution(model, duals: .cheapestCandidates(model)), scale: 20, SearchSpace(problem))
    }

    private static func greedy(_ problem: SlotProblem) -> Schedule {
        var schedule = Schedule(SearchSpace(problem))
        Greedy.complete(&schedule)
        return schedule
    }

    @Test("a plan only gets cheaper and keeps all rules; where a neighbourhood is all, it is nearly always optimal")
    func reachesTheOptimum() throws {
        var found = 0
        var better = 0
        let seeds = seeds(120)
        for seed in seeds {
            let problem = RandomProblem.make(seed: seed + 31_000, sessions: 6)
            let start = Self.greedy(problem)
            let search = try #require(Self.search(problem))
            var random = SearchRandom(seed: seed)
            let plan = try search.improve(
                start.assignment, in: problem, tries: 12, atOnce: 1, threads: 1, &random, isInterrupted: { false }
            ).assignment
            let cost = CostModel.costs(of: plan, in: problem).total
            #expect(RuleCheck.violations(of: plan, in: problem).isEmpty, "seed \(seed)")
            let optimum = BruteForce.solve(problem).cost
            #expect(optimum <= cost && cost <= start.cost, "seed \(seed)")
            found += cost == optimum ? 1 : 0
            better += cost < start.cost ? 1 : 0
        }
        #expect(found > seeds.count * 4 / 5, "\(found)")
        #expect(better > seeds.count / 10, "greedy plans leave something to find: \(better)")
    }

    @Test("several at once give the same on one thread and on two, and what they change goes together")
    func atOnce() throws {
        for seed in seeds(10) {
            let problem = RandomProblem.make(seed: seed + 77, sessions: 60)
            let start = Self.greedy(problem)
            let search = try #require(Self.search(problem))
            let plans = try [1, 2].map { threads in
                var random = SearchRandom(seed: seed)
                return try search.improve(
                    start.assignment, in: problem, tries: 6, atOnce: 2, threads: threads, &random,
                    isInterrupted: { false }
                ).assignment
            }
            #expect(plans[0] == plans[1], "seed \(seed)")
            #expect(RuleCheck.violations(of: plans[0], in: problem).isEmpty, "seed \(seed)")
            #expect(CostModel.costs(of: plans[0], in: problem).total <= start.cost)
        }
    }

    @Test("an interrupted search returns the plan it was given")
    func interruption() throws {
        let problem = RandomProblem.make(seed: 5, sessions: 20)
        let start = Self.greedy(problem)
        let search = try #require(Self.search(problem))
        var random = SearchRandom(seed: 1)
        let plan = try search.improve(
            start.assignment, in: problem, tries: 8, atOnce: 1, threads: 1, &random, isInterrupted: { true }
        ).assignment
        #expect(plan == start.assignment)
    }

    @Test("a neighbourhood holds whole chains, each session once, and every place that a session has")
    func neighbourhood() throws {
        for seed in seeds(40) {
            let problem = RandomProblem.make(seed: seed + 400, sessions: 40)
            let schedule = Self.greedy(problem)
            let space = schedule.space
            var random = SearchRandom(seed: seed)
            let middle = Int(seed) % 40
            let near = ConflictNeighbourhood(
                around: middle, in: schedule, isListed: .init(repeating: false, count: problem.candidates.count),
                most: 12, &random)
            #expect(near.sessions == Array(Set(near.sessions)).sorted())
            #expect(near.sessions.contains(middle))
            let inside = Set(near.sessions)
            for (session, places) in zip(near.sessions, near.places) {
                #expect(space.predecessor[session] < 0 || inside.contains(Int(space.predecessor[session])))
                #expect(space.successors[session].allSatisfy { inside.contains(Int($0)) })
                #expect(!schedule.isPlaced(session) || places.contains(schedule.placeOf[session]))
                if session == middle { #expect(places.count == space.places.range(session).count) }
            }
        }
    }

    @Test("a lane looks at more neighbourhoods while they pay, and leaves them off where they do not")
    func effort() {
        var own = NeighbourhoodEffort(isShared: false)
        let first = own.tries
        own.learn(before: [100, 100], repaired: [101, 99], searched: [97, 97])
        #expect(own.tries == 2 * first)
        for _ in 0..<10 { own.learn(before: [100], repaired: [98], searched: [97]) }
        #expect(own.tries < first)
        var idle = 0
        for _ in 0..<40 where own.tries == 0 {
            idle += 1
            own.learn(before: [97], repaired: [97], searched: [97])
        }
        #expect(own.tries > 0 && idle > 0, "they are tried again")

        var shared = NeighbourhoodEffort(isShared: true)
        for _ in 0..<10 { shared.learn(before: [100], repaired: [90], searched: [90]) }
        #expect(shared.tries > 0, "never left off where all lanes work on one plan")
        let least = shared.tries
        for _ in 0..<10 { shared.learn(before: [90], repaired: [90], searched: [89]) }
        #expect(shared.tries > least)
    }
}
