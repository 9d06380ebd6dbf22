import RandomTestSupport
import Testing

@testable import SlotSolver

/// The incremental schedule against the plain reading of the contract, over random changes of random problems.
@Suite struct ScheduleTests {
    static func shape(sessions: Int) -> RandomProblem.Shape {
        RandomProblem.Shape(
            sessions: sessions, facilitators: 4, attendees: 12, days: 3, ticksPerDay: 70, candidates: 20)
    }

    @Test(arguments: seeds(60))
    func costsAndRulesAgreeWithARecount(seed: UInt64) {
        let problem = RandomProblem.make(seed: seed, Self.shape(sessions: 25))
        let space = SearchSpace(problem)
        var schedule = Schedule(space)
        var random = SeededGenerator(mixing: seed)
        for _ in 0..<150 {
            let session = random.below(space.sessionCount)
            if schedule.isPlaced(session) {
                let dependents = space.successors[session].contains { schedule.isPlaced(Int($0)) }
                if !dependents { schedule.take(session) }
            } else if let index = space.places.range(session).randomElement(using: &random) {
                let place = schedule.place(index)
                var trial = schedule.assignment
                trial[session] = place.candidate
                #expect(schedule.fits(session, place) == RuleCheck.violations(of: trial, in: problem).isEmpty)
                let expected = CostModel.costs(of: trial, in: problem).total
                #expect(schedule.cost + schedule.costOfPlacing(session, place) == expected)
                if schedule.fits(session, place) { schedule.put(session, index) }
            }
            #expect(schedule.cost == CostModel.costs(of: schedule.assignment, in: problem).total)
        }
    }

    @Test(arguments: seeds(60))
    func movesAreTakenBackExactly(seed: UInt64) {
        let problem = RandomProblem.make(seed: seed, Self.shape(sessions: 40))
        let space = SearchSpace(problem)
        var schedule = Greedy.plan(space)
        var random = SearchRandom(seed: seed)
        for _ in 0..<100 {
            let (before, cost) = (schedule.assignment, schedule.cost)
            var log = MoveLog()
            log.begin()
            for _ in 0..<4 { Self.change(&schedule, random.below(space.sessionCount), &log, &random) }
            #expect(RuleCheck.violations(of: schedule.assignment, in: problem) == [])
            #expect(schedule.cost == CostModel.costs(of: schedule.assignment, in: problem).total)
            #expect(schedule.cost == cost + log.change)
            schedule.undo(log)
            #expect(schedule.assignment == before && schedule.cost == cost)
        }
    }

    /// Takes a session out with those that follow it, or puts it somewhere.
    private static func change(
        _ schedule: inout Schedule, _ session: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) {
        guard !schedule.isPlaced(session) else { return schedule.eject(session, &log) }
        let range = schedule.space.places.range(session)
        guard !range.isEmpty else { return }
        let index = range.lowerBound + random.below(range.count)
        if schedule.fits(session, schedule.place(index)) { schedule.put(session, index, &log) }
    }

    @Test(arguments: seeds(40))
    func theCheapestPlaceIsTheCheapest(seed: UInt64) {
        let space = SearchSpace(RandomProblem.make(seed: seed, Self.shape(sessions: 30)))
        var schedule = Greedy.plan(space)
        for session in 0..<space.sessionCount where schedule.isPlaced(session) {
            guard !space.successors[session].contains(where: { schedule.isPlaced(Int($0)) }) else { continue }
            let old = schedule.placeOf[session]
            schedule.take(session)
            let changes = space.places.range(session).map(schedule.place).filter { schedule.fits(session, $0) }
                .map { schedule.costOfPlacing(session, $0) }
            #expect(schedule.cheapestPlace(session)?.change == changes.min())
            schedule.put(session, Int(old))
        }
    }

    @Test func bitRowsKnowTheirRanges() {
        var random = SeededGenerator(mixing: 3)
        var rows = BitRows(rows: 2, bits: 300)
        var plain = [[Bool]](repeating: [Bool](repeating: false, count: 300), count: 2)
        for _ in 0..<2000 {
            let (row, from) = (random.below(2), random.below(300))
            let to = from + 1 + random.below(min(140, 300 - from))
            #expect(rows.isClear(row, from, to) == plain[row][from..<to].allSatisfy { !$0 })
            let end = min(to, from + 4)
            rows.flip(row, from, end)
            for tick in from..<end { plain[row][tick].toggle() }
        }
    }
}
