import SlotSolver

/// What an assignment does to the staffing of each group.
enum StaffingEffect {
    /// Every tick in which somebody of a group is away, by group in the order of the request, then by time.
    static func ticks(_ compiled: CompiledRequest, assignment: [Int32]) -> [StaffingTick] {
        let problem = compiled.problem
        var away: [[Int]: Int] = [:]
        for (index, candidate) in assignment.enumerated() where candidate >= 0 {
            let start = Int(problem.candidates.start[Int(candidate)])
            for attendee in problem.sessions[index].attendees {
                let group = Int(problem.attendees[Int(attendee)].staffingGroup)
                for tick in start..<start + Int(problem.sessions[index].length) {
                    away[[group, tick], default: 0] += 1
                }
            }
        }
        return away.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map { key, count in
            StaffingTick(
                group: compiled.staffing.groups[key[0]],
                dateStart: compiled.timeline.start(ofTick: key[1]).iso8601,
                before: compiled.staffing.base(group: key[0], tick: key[1]), away: count)
        }
    }

    /// The share of used ticks whose staffing the slots did not tell; 0 where none is used.
    static func unknownShare(_ ticks: [StaffingTick]) -> Double {
        ticks.isEmpty ? 0 : Double(ticks.count { $0.before == nil }) / Double(ticks.count)
    }
}
