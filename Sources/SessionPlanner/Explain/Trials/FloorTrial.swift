import CoachingModels
import PlanModel
import SlotSolver

/// Lowers the floor of a session's staffing groups by one person.
struct FloorTrial {
    let change: RequestChange
    let lower: [PlanChange]
    let restore: [PlanChange]

    static func all(of index: Int, in compiled: PlanningProblem) throws -> [FloorTrial] {
        let groups = Set(compiled.problem.sessions[index].attendees.map { compiled.staffing.groupOfAttendee[Int($0)] })
        return try groups.sorted().compactMap { try FloorTrial(group: Int($0), compiled) }
    }

    /// Nil for a group that need not keep anybody above the forecast.
    private init?(group: Int, _ compiled: PlanningProblem) throws {
        let name = compiled.staffing.groups[group]
        let floor = Headcount.millionths(compiled.request.policy.staffingFloor(of: name))
        guard floor > 0 else { return nil }
        let lowered = max(0, floor - 1_000_000)
        change = .floor(group: name, to: ExactDecimal(units: lowered, perOne: 1_000_000))
        let gained = Headcount.hundredths(millionths: floor) - Headcount.hundredths(millionths: lowered)
        let trial = try HeadroomTrial(group: group, gained: gained, compiled)
        (lower, restore) = (trial.make, trial.restore)
    }
}
