/// Shares the days of a plan between lanes that work at the same time: what a lane changes on its days meets what
/// another changes on others in few rules only (`after`, targets, sessions past midnight).
struct DayShare {
    let laneOfSession: [Int]
    private let laneOfDay: [Int]
    private let plan: [Int32]

    /// A random half of the days (with two lanes) for each lane; sessions belong to the lane of the day they are on,
    /// those without a place to any.
    init(_ schedule: Schedule, lanes: Int, _ random: inout SearchRandom) {
        let days = (0..<schedule.space.dayCount).shuffled(using: &random)
        var laneOfDay = [Int](repeating: 0, count: days.count)
        for (rank, day) in days.enumerated() { laneOfDay[day] = rank * lanes / days.count }
        laneOfSession = (0..<schedule.space.sessionCount).map { session in
            schedule.isPlaced(session) ? laneOfDay[Int(schedule.currentPlace(session).day)] : random.below(lanes)
        }
        self.laneOfDay = laneOfDay
        plan = schedule.assignment
    }

    /// The candidates that a lane works with: of its own sessions those on its days, of all others the one they have.
    func candidates(ofLane lane: Int, in problem: SlotProblem, _ pool: [Bool]) -> [Bool] {
        let firstDay = problem.dayOfTick.min() ?? 0
        var isOwn = [Bool](repeating: false, count: pool.count)
        for session in problem.sessions.indices {
            if plan[session] >= 0 { isOwn[Int(plan[session])] = true }
            guard laneOfSession[session] == lane else { continue }
            for candidate in problem.candidates.range(ofSession: session) where pool[candidate] {
                let day = problem.dayOfTick[Int(problem.candidates.start[candidate])] - firstDay
                if laneOfDay[Int(day)] == lane { isOwn[candidate] = true }
            }
        }
        return isOwn
    }
}
