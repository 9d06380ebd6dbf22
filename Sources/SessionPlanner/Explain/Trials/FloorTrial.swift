import CoachingModels
import PlanModel
import SlotSolver

/// The floor of a session's staffing groups, lowered by one person.
struct FloorTrial {
    let change: RequestChange
    let lower: [PlanChange]
    let restore: [PlanChange]

    static func all(of index: Int, in compiled: PlanningProblem) throws -> [FloorTrial] {
        let groups = Set(compiled.problem.sessions[index].attendees.map { compiled.staffing.groupOfAttendee[Int($0)] })
        return try groups.sorted().compactMap { try FloorTrial(group: Int($0), compiled) }
    }

    /// Nil for a group that keeps nothing above the forecast.
    private init?(group: Int, _ compiled: PlanningProblem) throws {
        let name = compiled.staffing.groups[group]
        let policy = compiled.request.policy
        let floor = Headcount.millionths(policy.staffingFloor(of: name))
        guard floor > 0 else { return nil }
        let lowered = max(0, floor - 1_000_000)
        change = .floor(group: name, to: ExactDecimal(units: lowered, perOne: 1_000_000))
        let gained = Headcount.hundredths(millionths: floor) - Headcount.hundredths(millionths: lowered)
        var costs = MissingPeopleCosts(policy, unitsPerCent: try UnitCosts(policy).unitsPerCent)
        var scratch = StaffingCosts(cells: 1)
        var changes: (lower: [PlanChange], restore: [PlanChange]) = ([], [])
        for tick in 0..<compiled.timeline.tickCount {
            guard let headroom = compiled.staffing.headroom(group: group, tick: tick) else { continue }
            let cell = group * compiled.timeline.tickCount + tick
            let people = compiled.problem.staffing.listedPeople(inCell: cell)
            scratch[0] = try costs.curve(headroom: headroom + gained, people: people, in: &scratch)
            let curve = scratch.marginals(inCell: 0, people: people)
            changes.lower.append(.peopleAwayCost(group: group, tick: tick, curve))
            let old = compiled.problem.staffing.marginals(inCell: cell, people: people)
            changes.restore.append(.peopleAwayCost(group: group, tick: tick, old))
        }
        (lower, restore) = changes
    }
}

extension StaffingCosts {
    /// What the first, second, … of so many people away costs.
    fileprivate func marginals(inCell cell: Int, people: Int) -> [Cost] {
        (0..<people).map { cost(ofPeople: $0 + 1, inCell: cell) - cost(ofPeople: $0, inCell: cell) }
    }
}
