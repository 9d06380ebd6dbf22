import PlanModel
import SlotSolver

/// The effect of an assignment on the staffing of each group.
enum StaffingEffect {
    /// Every tick in which somebody of a group is away, by group in the order of the request, then by time.
    static func ticks(_ compiled: PlanningProblem, assignment: [Int32]) -> [StaffingTick] {
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
            let headroom = compiled.staffing.headroom(group: key[0], tick: key[1])
            return StaffingTick(
                group: compiled.staffing.groups[key[0]],
                dateStart: compiled.timeline.start(ofTick: key[1]),
                before: before(compiled, group: key[0], tick: key[1]), away: count,
                missing: headroom.map { missing(away: count, headroom: $0) } ?? 0)
        }
    }

    private static func before(_ compiled: PlanningProblem, group: Int, tick: Int) -> Double? {
        compiled.staffing.before(group: group, tick: tick).map { Double($0) / 100 }
    }

    /// By how much people away make a group shorter than it already is without them.
    private static func missing(away: Int, headroom: Int64) -> Double {
        Double(max(0, 100 * Int64(away) - headroom) - max(0, -headroom)) / 100
    }

    /// Every local day of the horizon for which the slots report anything, by group in the order of the request.
    static func days(_ compiled: PlanningProblem) -> [StaffingDay] {
        let days = compiled.timeline.days
        return compiled.staffing.groups.indices.flatMap { group in
            days.compactMap { ticks in
                let before = ticks.map { Self.before(compiled, group: group, tick: $0) }
                guard before.contains(where: { $0 != nil }) else { return nil }
                return StaffingDay(
                    group: compiled.staffing.groups[group],
                    dateStart: compiled.timeline.start(ofTick: ticks.lowerBound), before: before)
            }
        }
    }

    /// The group of each attendee of a placed session.
    static func groups(_ compiled: PlanningProblem, assignment: [Int32]) -> [String: String] {
        var groups: [String: String] = [:]
        for (session, candidate) in zip(compiled.problem.sessions, assignment) where candidate >= 0 {
            for attendee in session.attendees {
                let group = compiled.problem.attendees[Int(attendee)].staffingGroup
                groups[compiled.request.attendees[Int(attendee)].id] = compiled.staffing.groups[Int(group)]
            }
        }
        return groups
    }

    /// The share of used ticks whose staffing the slots do not report; 0 if none is used.
    static func unknownShare(_ ticks: [StaffingTick]) -> Double {
        ticks.isEmpty ? 0 : Double(ticks.count { $0.before == nil }) / Double(ticks.count)
    }
}
