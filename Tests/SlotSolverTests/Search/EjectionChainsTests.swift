import Testing

@testable import SlotSolver

@Suite struct EjectionChainsTests {
    /// With every rule in use: what comes out is a plan, costs what it says, and no more than before.
    @Test(arguments: seeds(60))
    func keepsEveryRuleAndItsCost(seed: UInt64) {
        let problem = RandomProblem.make(seed: seed, ScheduleTests.shape(sessions: 30))
        let greedy = Greedy.plan(SearchSpace(problem))
        let locallyOptimal = EjectionChains.localSearch(
            greedy, sessionDuals: problem.sessions.map { $0.unscheduledCost / 10 })
        #expect(RuleCheck.violations(of: locallyOptimal.assignment, in: problem) == [])
        #expect(CostModel.costs(of: locallyOptimal.assignment, in: problem).total == locallyOptimal.cost)
        #expect(locallyOptimal.cost <= greedy.cost)
    }

    /// With every rule in use: what is remembered of a day when a search is over is what would be worked out for the plan that
    /// it found, after sessions were placed, moved, exchanged and put back.
    @Test func remembersWhatItWouldWorkOutAnew() {
        let known = seeds(60).reduce(0) { $0 + Self.checkMemory(seed: $1) }
        #expect(known > 500, "\(known)")
    }

    /// How many days were remembered.
    private static func checkMemory(seed: UInt64) -> Int {
        let problem = RandomProblem.make(seed: seed, ScheduleTests.shape(sessions: 30))
        let duals = problem.sessions.map { $0.unscheduledCost / 10 }
        var search = EjectionChains(Greedy.plan(SearchSpace(problem)), sessionDuals: duals, remembers: true)
        search.run()
        #expect(RuleCheck.violations(of: search.schedule.assignment, in: problem) == [])
        #expect(CostModel.costs(of: search.schedule.assignment, in: problem).total == search.schedule.cost)
        var known = 0
        for session in problem.sessions.indices {
            for at in search.days.groups.range(session) {
                let group = search.days.groups.values[at]
                let (index, isKnown) = search.memory.entry(
                    ofGroup: at, group, dayCount: search.schedule.space.dayCount)
                // Of a fuller day, those that come first in a changing order are looked at.
                guard isKnown, search.schedule.sessions(led: Int(group.row)).count <= search.parameters.movable
                else { continue }
                let entry = search.memory.entries[index]
                var anew = EjectionChains(search.schedule, sessionDuals: duals)
                if anew.schedule.isPlaced(session) { anew.schedule.take(session) }
                let current = anew.openDay(session, group)
                #expect(entry.current == current ?? DayRetiming.impossible)
                guard current != nil else { continue }
                let all = anew.timetable.subsets - 1
                #expect(entry.whole == anew.dayCost(all, row: group.row))
                let leaving = anew.movable.indices.map {
                    [Cost(anew.movable[$0]), anew.dayCost(all ^ 1 << $0, row: group.row)]
                }
                let first = index * search.parameters.movable
                let remembered = search.memory.leaving[first..<first + Int(entry.count)].map {
                    [Cost($0.session), $0.cost]
                }
                #expect(Set(remembered) == Set(leaving))
                known += 1
            }
        }
        return known
    }

    /// Sessions 1 to 9 have a place each that the next one needs; only if all move on is there room for session 0.
    @Test func findsALongChain() {
        var problem = Self.oneSessionDays(10)
        for session in 0..<10 {
            Self.addSession(&problem, length: 1, facilitators: session == 0 ? [0] : [session - 1, session])
        }
        let plan = [Int32(-1)] + (1..<10).map { Int32(2 * $0 - 1) }
        let start = Schedule(SearchSpace(problem), holding: plan)
        #expect(start.cost == 1_000)
        let locallyOptimal = EjectionChains.localSearch(start, sessionDuals: [Cost](repeating: 1, count: 10))
        #expect(locallyOptimal.cost == 0)
    }

    /// What is left out already, and was looked for, is not looked for again; one more is.
    @Test func whatIsSettledIsLeftAlone() {
        var problem = Self.oneSessionDays(3)
        for session in 0..<3 { Self.addSession(&problem, length: 1, facilitators: [session]) }
        let start = Schedule(SearchSpace(problem), holding: [0, -1, -1])
        #expect(start.lostCost == 2_000)
        #expect(EjectionChains.localSearch(start, sessionDuals: [1, 1, 1], acceptedLostCost: 2_000).cost == 2_000)
        #expect(EjectionChains.localSearch(start, sessionDuals: [1, 1, 1], acceptedLostCost: 1_000).cost < 2_000)
        #expect(EjectionChains.localSearch(start, sessionDuals: [1, 1, 1]).cost == 0)
    }

    /// One session has to be timed anew so that another fits beside it.
    @Test func timesADayAnew() {
        var problem = Self.oneSessionDays(1)
        problem.facilitators[0].maxSessionsPerDay = 2
        Self.addSession(&problem, length: 2, facilitators: [0], starts: [0, 1, 2])
        Self.addSession(&problem, length: 2, facilitators: [0], starts: [0, 1, 2])
        let start = Schedule(SearchSpace(problem), holding: [1, -1])
        #expect(EjectionChains.localSearch(start, sessionDuals: [1, 1]).cost == 0)
    }

    /// One long session out lets two short ones in.
    @Test func tradesALongSessionForTwoShortOnes() {
        var problem = Self.oneSessionDays(1)
        problem.facilitators[0].maxSessionsPerDay = 2
        Self.addSession(&problem, length: 4, facilitators: [0], starts: [0])
        Self.addSession(&problem, length: 2, facilitators: [0], starts: [0])
        Self.addSession(&problem, length: 2, facilitators: [0], starts: [2])
        let start = Schedule(SearchSpace(problem), holding: [0, -1, -1])
        #expect(start.cost == 2_000)
        #expect(EjectionChains.localSearch(start, sessionDuals: [1, 1, 1]).cost == 1_000)
    }

    /// Facilitators with a day of 4 ticks and one session each.
    private static func oneSessionDays(_ facilitators: Int) -> SlotProblem {
        var problem = SlotProblem(tickCount: 4, dayOfTick: [0, 0, 0, 0])
        problem.facilitators = (0..<facilitators).map { .init(person: Int32($0), maxSessionsPerDay: 1) }
        problem.personCount = facilitators
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: 4)
        problem.maxAway = [nil]
        return problem
    }

    private static func addSession(
        _ problem: inout SlotProblem, length: Int32, facilitators: [Int], starts: [Int32] = [0]
    ) {
        problem.attendees.append(.init(person: Int32(problem.personCount), staffingGroup: 0))
        problem.personCount += 1
        problem.sessions.append(
            .init(attendees: [Int32(problem.attendees.count - 1)], length: length, unscheduledCost: 1_000))
        for start in starts {
            for facilitator in facilitators {
                problem.candidates.append(
                    facilitator: Int32(facilitator), start: start, preference: 0, lateness: 0, timeOfDay: 0)
            }
        }
        problem.candidates.endSession()
    }
}
