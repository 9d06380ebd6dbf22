import PlanModel
import SlotSolver

/// Places for one more session beside a finished plan, found without solving anything again.
struct LatePlaces {
    let problem: PlanningProblem
    /// The plan, as candidates of the problem.
    let assignment: [Int32]
    let cancellation: Cancellation

    /// First the places that are free, then those that another session makes free by one move or gives up, the cheapest first in
    /// each case. All are tried, so each difference is exact for the plan that it is about.
    ///
    /// - Parameters:
    ///   - index: a session without a place.
    ///   - most: the most places of each kind.
    func places(forSession index: Int, most: Int) -> [OtherPlace] {
        let solved = problem.problem
        let saved = solved.sessions[index].leftOutCost
        let explanation = PlanExplanation(solved, assignment: assignment)
        let free = solved.candidates.range(ofSession: index).compactMap { candidate -> OtherPlace? in
            guard explanation.rulesBroken(bySession: index, at: candidate, most: 1).isEmpty else { return nil }
            let cost = explanation.addedCosts(ofSession: index, at: candidate).total - saved
            return OtherPlace(place: place(of: candidate), difference: difference(cost), moves: [])
        }
        let moved = solved.singleMoves(for: index, beside: assignment, isStopped: { cancellation.isCancelled })
        let cheapest = free.sorted {
            ($0.difference.found, $0.place.start) < ($1.difference.found, $1.place.start)
        }
        return cheapest.prefix(most)
            + moved.prefix(most).map { move in
                OtherPlace(
                    place: place(of: move.candidate), difference: difference(move.extraCost),
                    moves: [
                        SessionMove(
                            session: problem.request.sessions[move.moved].key,
                            from: place(of: Int(assignment[move.moved])), to: move.newCandidate.map(place))
                    ])
            }
    }

    private func place(of candidate: Int) -> SessionPlace {
        InquirySession.place(of: candidate, problem.problem.candidates, in: problem)
    }

    private func difference(_ cost: Cost) -> CostDifference { CostDifference(cost, cost, in: problem.problem) }
}
