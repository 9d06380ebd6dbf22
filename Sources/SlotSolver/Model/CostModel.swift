/// The cost of an assignment: every term of `Documentation/planning.md`, recomputed from the problem alone.
///
/// The search maintains its own running cost; this is the plain reading of planning.md against which it is checked.
public enum CostModel {
    /// The exact cost of an assignment by term, in cost units.
    ///
    /// - Parameter assignment: for each session the index of its candidate in `problem.candidates`, or -1.
    ///   Entries must be candidates of their session: see `RuleCheck.candidatesAreTheirSessions`.
    public static func costs(of assignment: [Int32], in problem: SlotProblem) -> CostBreakdown {
        var costs = CostBreakdown()
        costs.unscheduled = unscheduled(assignment, problem)
        costs.understaffing = understaffing(assignment, problem)
        for chosen in assignment where chosen >= 0 {
            costs.preference += problem.candidates.preference[Int(chosen)]
            costs.lateness += problem.candidates.lateness[Int(chosen)]
            costs.timeOfDay += problem.candidates.timeOfDay[Int(chosen)]
            costs.moved += problem.candidates.moved[Int(chosen)]
        }
        costs.moved += zip(problem.sessions, assignment).reduce(0) { $0 + ($1.1 < 0 ? $1.0.moveCost : 0) }
        costs.overload = overload(assignment, problem)
        return costs
    }

    /// unscheduledCost × priority × attendees for each session not placed.
    static func unscheduled(_ assignment: [Int32], _ problem: SlotProblem) -> Cost {
        zip(problem.sessions, assignment).reduce(0) { $0 + ($1.1 < 0 ? $1.0.unscheduledCost : 0) }
    }

    /// The cost of people away, over groups and known ticks.
    static func understaffing(_ assignment: [Int32], _ problem: SlotProblem) -> Cost {
        var load = ContiguousArray<Int32>(repeating: 0, count: problem.staffing.cellCount)
        for placed in Placement.all(assignment, problem) {
            for attendee in placed.session.attendees {
                let row = Int(problem.attendees[Int(attendee)].staffingGroup) * problem.tickCount
                for tick in placed.ticks { load[row + tick] += 1 }
            }
        }
        return load.indices.reduce(0) { sum, cell in
            load[cell] > 0 ? sum + problem.staffing.cost(ofPeople: Int(load[cell]), inCell: cell) : sum
        }
    }

    /// overloadCost × the ticks above each facilitator's target.
    static func overload(_ assignment: [Int32], _ problem: SlotProblem) -> Cost {
        var ticks = [Int32](repeating: 0, count: problem.facilitators.count)
        for placed in Placement.all(assignment, problem) { ticks[placed.facilitator] += placed.session.length }
        var excess: Cost = 0
        for (worked, facilitator) in zip(ticks, problem.facilitators) {
            if let target = facilitator.targetTicks { excess += Cost(max(0, worked - target)) }
        }
        return excess * problem.overloadCost
    }
}
