import PlanModel
import SlotSolver

/// The changes for the solver by which a staffing group always has more people at work, or needs to keep fewer, and the
/// changes that undo this.
struct HeadroomTrial {
    let make: [PlanChange]
    let restore: [PlanChange]

    /// - Parameter gained: by how many people the headroom grows, in hundredths.
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
    /// The cost of the first, second, … of this many people away.
    fileprivate func marginals(inCell cell: Int, people: Int) -> [Cost] {
        (0..<people).map { cost(ofPeople: $0 + 1, inCell: cell) - cost(ofPeople: $0, inCell: cell) }
    }
}
