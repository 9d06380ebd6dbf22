import RandomTestSupport
import SlotSolver
import Testing

@testable import GLPK

/// Input at the edges: no crash, no endless run, a clear result.
@Suite struct ExtremeInputTests {
    /// Solves briefly and checks what must always hold.
    @discardableResult
    func solve(_ problem: SlotProblem, work: Int = 1) throws -> SlotSolution {
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options(work: work))
        #expect(RuleCheck.violations(of: solution.assignment, in: problem) == [])
        #expect(solution.costs == CostModel.costs(of: solution.assignment, in: problem))
        #expect(solution.bound <= solution.costs.total)
        return solution
    }

    @Test func nothingToPlan() throws {
        let empty = SlotProblem(tickCount: 0, dayOfTick: [])
        #expect(try solve(empty).stoppedBy == .optimal)
        #expect(try solve(TinyProblem().problem).stoppedBy == .optimal)
    }

    @Test func noCandidateAtAll() throws {
        var tiny = TinyProblem()
        for _ in 0..<200 { tiny.addSession(starts: []) }
        let solution = try solve(tiny.problem)
        #expect(solution.stoppedBy == .optimal && solution.costs.unscheduled == 200_000)
    }

    @Test(arguments: [150, 2_000])
    func everybodyWantsOneFacilitator(sessions: Int) throws {
        var tiny = TinyProblem(days: 5, facilitators: [.init(person: 0, maxTicksPerDay: 6)])
        for _ in 0..<sessions { tiny.addSession(starts: Array(0..<38)) }
        let solution = try solve(tiny.problem)
        #expect(solution.assignment.filter { $0 >= 0 }.count == 15, "three of two ticks on each of five days")
    }

    @Test func oneStaffingGroupOfAll() throws {
        var tiny = TinyProblem(days: 5, facilitators: (0..<6).map { .init(person: $0) })
        tiny.setHeadroom([Int32](repeating: 2, count: 40))
        for _ in 0..<80 { tiny.addSession(starts: Array(stride(from: 0, to: 38, by: 3))) }
        try solve(tiny.problem)
    }

    /// Ten thousand people of one group, five of whom may be away at a time: what cannot be avoided is known.
    @Test func oneStaffingGroupOfTenThousand() throws {
        let days = 10
        var tiny = TinyProblem(days: days, facilitators: [])
        tiny.setHeadroom([Int32](repeating: 5, count: tiny.problem.tickCount))
        tiny.problem.facilitators = (0..<1000).map { .init(person: Int32($0)) }
        tiny.problem.personCount = 1000
        var random = SeededGenerator(mixing: 1)
        for session in 0..<10_000 {
            let attendee = tiny.addAttendee()
            tiny.problem.sessions.append(.init(attendees: [attendee], length: 2, unscheduledCost: 1000))
            for day in 0..<days {
                tiny.problem.candidates.append(
                    facilitator: Int32((session + day * 7) % 1000), start: Int32(day * 8 + random.below(7)),
                    preference: 0, lateness: 0, timeOfDay: 0)
            }
            tiny.problem.candidates.endSession()
        }
        let solution = try solve(tiny.problem, work: 0)
        let placed = solution.assignment.count { $0 >= 0 }
        #expect(placed > 9_900)
        let unavoidable = Cost(2 * placed - 5 * tiny.problem.tickCount) * 10
        #expect(solution.costs.understaffing >= unavoidable)
        #expect(solution.gap < 0.05, "\(solution.costs) \(solution.bound)")
    }

    /// A thousandth of a unit each: as exact as any other cost.
    @Test func tinyCosts() throws {
        var problem = BulkSolverTests.large(seed: 4)
        problem.unitsPerOne = 1000
        problem.staffing = problem.staffing.mapCosts { min($0, 1) }
        problem.overloadCost = 1
        for session in problem.sessions.indices {
            problem.sessions[session].unscheduledCost = 1
            problem.sessions[session].moveCost = 0
        }
        problem.candidates.moved = .init(repeating: 0, count: problem.candidates.count)
        for candidate in 0..<problem.candidates.count {
            problem.candidates.preference[candidate] = 0
            problem.candidates.timeOfDay[candidate] = 0
            problem.candidates.lateness[candidate] = Cost(candidate % 2)
        }
        let solution = try solve(problem)
        #expect(solution.costs.total <= Cost(problem.sessions.count) && solution.bound > 0)
    }

    @Test func aSessionOfFifty() throws {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        tiny.setHeadroom([Int32](repeating: 10, count: 16))
        let everybody = (0..<50).map { _ in tiny.addAttendee(maxTicksPerDay: 4) }
        tiny.addSession(attendees: everybody, length: 4, starts: [0, 8])
        for attendee in everybody { tiny.addSession(attendees: [attendee], starts: Array(0..<14)) }
        let solution = try solve(tiny.problem)
        #expect(solution.costs.total >= solution.bound)
    }

    @Test func everythingIsFree() throws {
        var problem = BulkSolverTests.large(seed: 3)
        problem.staffing = problem.staffing.mapCosts { _ in 0 }
        problem.overloadCost = 0
        for session in problem.sessions.indices {
            problem.sessions[session].unscheduledCost = 0
            problem.sessions[session].moveCost = 0
        }
        problem.candidates.moved = .init(repeating: 0, count: problem.candidates.count)
        for candidate in 0..<problem.candidates.count {
            problem.candidates.preference[candidate] = 0
            problem.candidates.lateness[candidate] = 0
            problem.candidates.timeOfDay[candidate] = 0
        }
        let solution = try solve(problem)
        #expect(solution.costs.total == 0 && solution.stoppedBy == .optimal)
    }

    @Test(arguments: [1_000_000, 1_000_000_000, 1_000_000_000_000] as [Cost])
    func hugeCosts(factor: Cost) throws {
        var problem = BulkSolverTests.large(seed: 4)
        problem.staffing = problem.staffing.mapCosts { $0 * factor }
        problem.overloadCost *= factor
        for session in problem.sessions.indices { problem.sessions[session].unscheduledCost *= factor }
        for candidate in 0..<problem.candidates.count { problem.candidates.lateness[candidate] *= factor }
        #expect(try solve(problem).gap < 0.5, "there is a bound worth having")
    }

    /// Where the system gives no thread, what was found without is a plan; where it gives one, that does all the work.
    @Test func noThreadToBeHad() throws {
        let problem = BulkSolverTests.large(seed: 4)
        let none = try GLPKThread.$mostThreads.withValue(0) { try solve(problem, work: 2) }
        #expect(none.stoppedBy == .workLimit && none.costs.total > 0 && none.bound > 0)
        let one = try GLPKThread.$mostThreads.withValue(1) { try solve(problem, work: 2) }
        #expect(try one == solve(problem, work: 2))
    }

    @Test func sixWeeks() throws {
        let problem = RandomProblem.make(
            seed: 6,
            .init(sessions: 150, facilitators: 10, attendees: 100, days: 42, ticksPerDay: 96, candidates: 60, rules: 30)
        )
        try solve(problem)
    }

    @Test func aLongChain() throws {
        var tiny = TinyProblem(days: 30)
        for session in 0..<25 {
            tiny.addSession(
                starts: (0..<30).map { $0 * 8 },
                after: session == 0 ? nil : .init(session: Int32(session - 1), minDays: 1, maxDays: 1))
        }
        let solution = try solve(tiny.problem, work: 3)
        #expect(solution.assignment.allSatisfy { $0 >= 0 })
    }
}
