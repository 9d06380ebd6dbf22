import PlanModel
import SlotSolver

/// More people of a staffing group at work, or fewer to be kept, all the time: for the solver, and what takes it back.
struct HeadroomTrial {
    let make: [PlanChange]
    let restore: [PlanChange]

    /// - Parameter gained: people more than before, in hundredths.
    init(group: Int, gained: Int64, _ compiled: PlanningProblem) throws {
        let policy = compiled.request.policy
        var costs = MissingPeopleCosts(policy, unitsPerCent: try UnitCosts(policy).unitsPerCent)
        var scratch = StaffingCosts(cells: 1)
        var changes: (make: [PlanChange], restore: [PlanChange]) = ([], [])
        for tick in 0..<compiled.timeline.tickCount {
            guard let headroom = compiled.staffing.headroom(group: group, tick: tick) else { continue }
            let cell = group * compiled.timeline.tickCount + tick
            let people = compiled.problem.staffing.listedPeople(inCell: cell)
            scratch[0] = try costs.curve(headroom: headroom + gained, people: people, in: &scratch)
            let curve = scratch.marginals(inCell: 0, people: people)
            changes.make.append(.peopleAwayCost(group: group, tick: tick, curve))
            let old = compiled.problem.staffing.marginals(inCell: cell, people: people)
            changes.restore.append(.peopleAwayCost(group: group, tick: tick, old))
        }
        (make, restore) = changes
    }
}

extension StaffingCosts {
    /// What the first, second, … of so many people away costs.
    fileprivate func marginals(inCell cell: Int, people: Int) -> [Cost] {
        (0..<people).map { cost(ofPeople: $0 + 1, inCell: cell) - cost(ofPeople: $0, inCell: cell) }
    }
}
