import SlotSolver
import Testing

/// What a change says, and which changes cannot be made.
@Suite struct PlanChangeTests {
    /// Two people lead; session 1 follows session 0 by a day or more, session 2 stands alone.
    private static func problem() -> SlotProblem {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        tiny.addSession(starts: [0, 2])
        tiny.addSession(starts: [2, 8, 10], after: .init(session: 0, minDays: 1))
        tiny.addSession(starts: [0, 8])
        return tiny.problem
    }

    private static func solve(_ session: PlanningSession) throws -> SlotSolution {
        try session.solve(BulkSolverTests.options(work: 0))
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var changes: [PlanChange]
    }

    static let faults: [Fault] = [
        Fault(testDescription: "there is no session 3", changes: [.release(session: 3)]),
        Fault(testDescription: "there is no session -1", changes: [.leaveOut(session: -1)]),
        Fault(testDescription: "4 is no candidate of it", changes: [.fix(session: 0, candidate: 4)]),
        Fault(testDescription: "there is no candidate 14", changes: [.forbid(candidates: [0, 14])]),
        Fault(
            testDescription: "candidate 1 is forbidden",
            changes: [.forbid(candidates: [1]), .fix(session: 0, candidate: 1)]),
        Fault(
            testDescription: "a session is fixed there",
            changes: [.fix(session: 0, candidate: 1), .forbid(candidates: [1])]),
        Fault(testDescription: "a cost below 0", changes: [.unscheduledCost(session: 0, -1)]),
        Fault(testDescription: "too large to add up", changes: [.unscheduledCost(session: 0, .max)]),
        Fault(testDescription: "there is no facilitator 2", changes: [.capacity(.ticksPerDay(facilitator: 2), 1)]),
        Fault(testDescription: "there is no attendee 3", changes: [.capacity(.attendeeTicksPerDay(attendee: 3), 1)]),
        Fault(testDescription: "there is no location 0", changes: [.capacity(.location(0), 1)]),
        Fault(testDescription: "no tick 16", changes: [.peopleAwayCost(group: 0, tick: 16, [1])]),
        Fault(testDescription: "a limit below 0", changes: [.capacity(.targetTicks(facilitator: 0), -1)]),
        // Both led by the first facilitator from tick 8 on.
        Fault(
            testDescription: "does not go together",
            changes: [.fix(session: 1, candidate: 6), .fix(session: 2, candidate: 12)]),
        Fault(
            testDescription: "breaks a rule by itself",
            changes: [.capacity(.ticksPerDay(facilitator: 0), 1), .fix(session: 2, candidate: 10)]),
        Fault(
            testDescription: "that fixed ones follow", changes: [.leaveOut(session: 0), .fix(session: 1, candidate: 6)]),
        // On the first day, where nothing can be before it.
        Fault(testDescription: "that fixed ones follow", changes: [.fix(session: 1, candidate: 4)]),
    ]

    @Test(arguments: faults)
    func whatCannotBeIsRefusedAndChangesNothing(fault: Fault) throws {
        let session = try PlanningSession(Self.problem())
        let before = try Self.solve(session)
        let error = #expect(throws: InvalidChange.self) {
            try session.apply([.unscheduledCost(session: 2, 5)] + fault.changes)
        }
        #expect(error?.description.contains(fault.testDescription) == true, "\(error?.description ?? "")")
        let after = try Self.solve(session)
        #expect(after.assignment == before.assignment && after.costs == before.costs)
    }

    @Test func aFixedSessionIsPlacedWhateverThatCosts() throws {
        let session = try PlanningSession(Self.problem())
        #expect(try Self.solve(session).costs.unscheduled == 0)
        try session.apply([.unscheduledCost(session: 1, 0), .unscheduledCost(session: 0, 0)])
        #expect(try Self.solve(session).assignment[1] == -1, "for nothing nobody is led on the second day")
        try session.apply([.fix(session: 1, candidate: 9)])
        let fixed = try Self.solve(session)
        #expect(fixed.assignment[1] == 9 && fixed.assignment[0] >= 0, "and what it follows is placed too")
        #expect(fixed.isOptimal && fixed.costs.total == 0 + 1 + 3 + 0)
        try session.apply([.release(session: 1)])
        #expect(try Self.solve(session).assignment[1] == -1)
    }

    @Test func changesBeforeTheFirstRunCount() throws {
        let session = try PlanningSession(Self.problem())
        try session.apply([.fix(session: 2, candidate: 13), .leaveOut(session: 1)])
        let solution = try Self.solve(session)
        #expect(solution.assignment[1] == -1 && solution.assignment[2] == 13)
        #expect(solution.costs.unscheduled == 1000 && solution.isOptimal)
    }

    @Test func aLimitMakesRoomAndTakesIt() throws {
        let session = try PlanningSession(Self.problem())
        try session.apply((0..<2).map { .capacity(.sessionsPerDay(facilitator: $0), 0) })
        #expect(try Self.solve(session).costs.unscheduled == 3000)
        try session.apply([.capacity(.sessionsPerDay(facilitator: 1), 1)])
        #expect(try Self.solve(session).costs.unscheduled == 1000)
        try session.apply([.capacity(.sessionsPerDay(facilitator: 0), nil)])
        #expect(try Self.solve(session).costs.unscheduled == 0)
    }
}
