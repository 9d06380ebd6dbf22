import SlotSolver

extension Occupancy {
    /// What a free candidate would add to the cost.
    func addedCost(of candidate: Int, session index: Int, in problem: SlotProblem) -> Cost {
        addedCosts(of: candidate, session: index, in: problem).total
    }

    /// The same, by term.
    func addedCosts(of candidate: Int, session index: Int, in problem: SlotProblem) -> CostBreakdown {
        let session = problem.sessions[index]
        let start = Int(problem.candidates.start[candidate])
        let leader = problem.candidates.facilitator[candidate]
        var understaffing: Cost = 0
        for (group, people) in problem.peopleByGroup(of: session) {
            for tick in start..<start + Int(session.length) {
                let cell = Int(group) * problem.tickCount + tick
                let load = Int(away[TickKey(what: group, tick: tick)] ?? 0)
                understaffing +=
                    problem.staffing.cost(ofPeople: load + Int(people), inCell: cell)
                    - problem.staffing.cost(ofPeople: load, inCell: cell)
            }
        }
        var overload: Cost = 0
        if let target = problem.facilitators[Int(leader)].targetTicks {
            let worked = workload[leader] ?? 0
            overload = Cost(max(0, worked + session.length - target) - max(0, worked - target))
        }
        var costs = CostBreakdown()
        costs.understaffing = understaffing
        costs.overload = overload * problem.overloadCost
        costs.preference = problem.candidates.preference[candidate]
        costs.lateness = problem.candidates.lateness[candidate]
        costs.timeOfDay = problem.candidates.timeOfDay[candidate]
        costs.moved = problem.candidates.moved[candidate]
        return costs
    }
}
