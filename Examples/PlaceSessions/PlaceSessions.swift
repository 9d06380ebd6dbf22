import SlotSolver

/// Uses the solver as a library: three half-hour sessions, one facilitator, one morning.
///
/// Everything is numbers here. Times are ticks of 15 minutes from the start of the horizon, people and sessions are
/// indices; where they come from is the caller's business. Run it with `swift run -c release PlaceSessions`.
@main
enum PlaceSessions {
    static func main() throws {
        let problem = morning()
        let clock = ContinuousClock()
        let began = clock.now
        let options = SolveOptions(timeLimit: 10, gap: 0, now: { (clock.now - began) / .seconds(1) })
        let solution = try BulkSolver.solve(problem, options: options)

        for (session, candidate) in solution.assignment.enumerated() {
            guard candidate >= 0 else {
                print("session \(session): unscheduled")
                continue
            }
            let start = problem.candidates.start[Int(candidate)]
            print("session \(session): tick \(start), \(start * 15) minutes into the morning")
        }
        print("cost \(solution.costs.total), no plan costs less than \(solution.bound)")
    }

    /// Two hours in which one facilitator may coach three people of one team, whose queue is short of people in the
    /// first hour.
    private static func morning() -> SlotProblem {
        let ticks = 8
        let zeros = [Int32](repeating: 0, count: ticks)
        var problem = SlotProblem(tickCount: ticks, dayOfTick: zeros, weekOfTick: zeros)
        problem.personCount = 4
        problem.facilitators = [.init(person: 0, maxTicksPerDay: 6)]
        problem.attendees = (1...3).map { .init(person: $0, staffingGroup: 0) }
        problem.sessions = (0..<3).map { .init(attendees: [$0], length: 2, unscheduledCost: 1_000) }
        problem.staffingGroupCount = 1
        problem.maxAway = [2]
        problem.staffing = StaffingCosts(cells: ticks)
        // What the first, the second, … person away costs: in the second hour the first one is to spare.
        let short = problem.staffing.addCurve([10, 15, 20])
        let spare = problem.staffing.addCurve([0, 10, 15])
        for tick in 0..<ticks { problem.staffing[tick] = tick < 4 ? short : spare }
        for _ in problem.sessions {
            for start in 0...(ticks - 2) {
                problem.candidates.append(
                    facilitator: 0, start: Int32(start), preference: 0, lateness: 0, timeOfDay: 0)
            }
            problem.candidates.endSession()
        }
        return problem
    }
}
