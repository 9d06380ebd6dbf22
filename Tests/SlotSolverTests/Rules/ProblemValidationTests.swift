import SlotSolver
import Testing

/// A problem that does not fit together is told, never solved and never a crash.
@Suite struct ProblemValidationTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var make: @Sendable (inout SlotProblem) -> Void
    }

    static let faults: [Fault] = [
        Fault(testDescription: "dayOfTick") { $0.dayOfTick.removeLast() },
        Fault(testDescription: "spans") { $0.dayOfTick[0] = -1000 },
        Fault(testDescription: "dayOfTick falls") { $0.dayOfTick[0] = 1 },
        Fault(testDescription: "people") { $0.personCount = -1 },
        Fault(testDescription: "staffing groups") { $0.staffingGroupCount = -1 },
        Fault(testDescription: "staffing has") { $0.staffingGroupCount = .max },
        Fault(testDescription: "session 0: its candidates are not in the order") {
            $0.candidates.start[0] = 1
            $0.candidates.start[1] = 0
        },
        Fault(testDescription: "staffing has") { $0.staffing = StaffingCosts(cells: 15) },
        Fault(testDescription: "no curve 7") { $0.staffing[0] = 7 },
        Fault(testDescription: "curve 0 of staffing costs falls") { $0.staffing[0] = $0.staffing.addCurve([3, 2]) },
        Fault(testDescription: "curve 0 of staffing costs") { $0.staffing[0] = $0.staffing.addCurve([-1]) },
        Fault(testDescription: "maxAway") { $0.maxAway = [] },
        Fault(testDescription: "maxAway") { $0.maxAway = [-1] },
        Fault(testDescription: "weekOfTick has") { $0.weekOfTick.removeLast() },
        Fault(testDescription: "weekOfTick divides") { $0.weekOfTick[15] = 9 },
        Fault(testDescription: "facilitator 0: a limit") { $0.facilitators[0].maxSessionsPerWeek = -1 },
        Fault(testDescription: "facilitator 0: a limit") { $0.facilitators[0].maxTicksPerWeek = -1 },
        Fault(testDescription: "attendee 0: a limit") { $0.attendees[0].minDaysBetween = -1 },
        Fault(testDescription: "held is of no facilitator 7") {
            $0.held.ledOnDays = .init([.init(who: 7, when: 0, sessions: 1, ticks: 1)])
        },
        Fault(testDescription: "held is of no attendee 5") {
            $0.held.attendedOnDays = .init([.init(who: 5, when: 0, sessions: 1, ticks: 1)])
        },
        Fault(testDescription: "holds -1 sessions") {
            $0.held.ledInWeeks = .init([.init(who: 0, when: 0, sessions: -1, ticks: 1)])
        },
        Fault(testDescription: "told twice") {
            $0.held.ledOnDays = .init(.init(repeating: .init(who: 0, when: 0, sessions: 1, ticks: 1), count: 2))
        },
        Fault(testDescription: "session 0: a cost") { $0.sessions[0].moveCost = -1 },
        Fault(testDescription: "the candidates' arrays") { $0.candidates.moved.removeLast() },
        Fault(testDescription: "locationCapacity") { $0.locationCapacity = [-1] },
        Fault(testDescription: "facilitator 0: no person") { $0.facilitators[0].person = 77 },
        Fault(testDescription: "facilitator 0: a limit") { $0.facilitators[0].maxTicksPerDay = -1 },
        Fault(testDescription: "attendee 0: no person") { $0.attendees[0].person = -1 },
        Fault(testDescription: "attendee 0: no staffing group") { $0.attendees[0].staffingGroup = 1 },
        Fault(testDescription: "session 0: an attendee") { $0.sessions[0].attendees = [9] },
        Fault(testDescription: "one person attends twice") { $0.sessions[0].attendees = [0, 0] },
        Fault(testDescription: "length 5") { $0.sessions[0].length = 5 },
        Fault(testDescription: "no location") { $0.sessions[0].location = 0 },
        Fault(testDescription: "differ in length") { $0.candidates.start.removeLast() },
        Fault(testDescription: "offsets") { $0.candidates.offsets[1] = 7 },
        Fault(testDescription: "candidate 0") { $0.candidates.start[0] = 15 },
        Fault(testDescription: "candidate 0") { $0.candidates.facilitator[0] = 3 },
        Fault(testDescription: "session 0, candidate 1: given twice") { $0.candidates.start[1] = 0 },
        Fault(testDescription: "after no session") { $0.sessions[0].after = .init(session: 9, minDays: 0) },
        Fault(testDescription: "a cycle of after") { $0.sessions[0].after = .init(session: 1, minDays: 0) },
        Fault(testDescription: "a cost below 0") { $0.overloadCost = -1 },
        Fault(testDescription: "session 1: a cost") { $0.sessions[1].unscheduledCost = Cost.max },
        Fault(testDescription: "session 0: a cost") { $0.candidates.lateness[0] = -5 },
    ]

    @Test(arguments: faults)
    func tellsWhatIsWrong(fault: Fault) {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0, 2])
        tiny.addSession(starts: [8], after: .init(session: 0, minDays: 1))
        fault.make(&tiny.problem)
        let error = #expect(throws: InvalidProblem.self) {
            try BulkSolver.solve(tiny.problem, options: SolveOptions(now: { 0 }))
        }
        #expect(error?.description.contains(fault.testDescription) == true, "\(error?.description ?? "")")
    }

    @Test func tellsWhichOptionNoRunCanFollow() {
        let faults: [(String, (inout SolveOptions) -> Void)] = [
            ("threads is 0", { $0.threads = 0 }), ("threads", { $0.threads = .max }), ("gap", { $0.gap = .nan }),
            ("gap", { $0.gap = -0.1 }), ("timeLimit", { $0.timeLimit = .nan }), ("timeLimit", { $0.timeLimit = -1 }),
            ("workLimit is -1", { $0.workLimit = -1 }),
        ]
        for (text, make) in faults {
            var options = SolveOptions(now: { 0 })
            make(&options)
            let error = #expect(throws: InvalidOptions.self) {
                try BulkSolver.solve(TinyProblem().problem, options: options)
            }
            #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
        }
    }
}
