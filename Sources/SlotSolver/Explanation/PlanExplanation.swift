/// Explains which rules stand in the way of one more session beside a plan, and what it would cost, with the search's
/// own rules, evaluated one by one.
public struct PlanExplanation: Sendable {
    let problem: SlotProblem
    let schedule: Schedule
    private let layout: SearchLayout
    /// The groups with a limit on people away, in the order of the schedule's rows for them.
    let limitedGroups: [Int32]

    /// - Parameters:
    ///   - problem: a problem that a solver has accepted.
    ///   - assignment: for each session the index of its candidate, or -1: a plan that keeps the rules. A place for
    ///     which the places before it leave no room counts as none; only the order of sessions and their predecessors
    ///     is not checked.
    public init(_ problem: SlotProblem, assignment: [Int32]) {
        self.problem = problem
        layout = SearchLayout(problem)
        limitedGroups = problem.maxAway.indices.filter { problem.maxAway[$0] != nil }.map { Int32($0) }
        var schedule = Schedule(SearchSpace(problem, layout, places: layout.places(of: assignment)))
        for session in assignment.indices {
            guard let index = schedule.space.places.range(session).first,
                schedule.fitsBesideChain(session, schedule.place(index))
            else { continue }
            schedule.put(session, index)
        }
        self.schedule = schedule
    }

    /// The rules that a session without a place would break at one of its candidates, given the plan and the session
    /// itself: first that of its predecessor, then those of its attendees one by one, its facilitator, its location and
    /// its groups. Empty if the session can be placed there.
    ///
    /// - Parameter most: the most rules to look for.
    public func rulesBroken(bySession session: Int, at candidate: Int, most: Int = .max) -> [RuleBreak] {
        let place = layout.place(candidate)
        var found: [RuleBreak] = []
        for part in [predecessor, attendees, facilitator, location, groups] where found.count < most {
            found += part(session, place)
        }
        return Array(found.prefix(most))
    }

    /// What placing a session on one of its candidates would add to the plan's cost by term, apart from the cost of
    /// leaving it out.
    public func addedCosts(ofSession session: Int, at candidate: Int) -> CostBreakdown {
        let place = layout.place(candidate)
        let besideOverload = schedule.costBesideOverload(session, place)
        var costs = CostBreakdown()
        costs.understaffing = besideOverload - place.ownCost
        costs.overload = schedule.costOfPlacing(session, place) + schedule.space.leftOutCost[session] - besideOverload
        costs.preference = problem.candidates.preference[candidate]
        costs.lateness = problem.candidates.lateness[candidate]
        costs.timeOfDay = problem.candidates.timeOfDay[candidate]
        costs.moved = problem.candidates.moved[candidate]
        return costs
    }

    /// The first session of the plan that a person leads or attends while another session would be at one of its
    /// candidates.
    public func session(of person: Int32, whileSession session: Int, isAt candidate: Int) -> Int? {
        let place = layout.place(candidate)
        let ticks = Int(place.start)..<Int(place.start) + schedule.space.length[session]
        var first: (start: Int32, session: Int)?
        func look(_ other: Int) {
            let start = schedule.currentPlace(other).start
            guard (Int(start)..<Int(start) + schedule.space.length[other]).overlaps(ticks) else { return }
            if let first, first.start <= start { return }
            first = (start, other)
        }
        for other in schedule.space.attendedBy[Int(person)] where schedule.isPlaced(Int(other)) { look(Int(other)) }
        for facilitator in schedule.space.ledBy[Int(person)] {
            for other in sessions(ledBy: Int(facilitator), around: place.day) { look(other) }
        }
        return first?.session
    }

    /// The facilitator's sessions that start on a day or on one next to it: no other can overlap a session that starts
    /// on that day.
    private func sessions(ledBy facilitator: Int, around day: Int32) -> [Int] {
        let days = max(0, Int(day) - 1)..<min(schedule.space.dayCount, Int(day) + 2)
        return days.flatMap { schedule.sessions(led: schedule.space.dayRow(facilitator, $0)) }
    }
}
