extension SlotProblem {
    /// The cost at stake when a session changes its place: how much more its median candidate costs than its cheapest,
    /// on average. At least a small share of the costs of understaffing, and never 0.
    func costAtStake(_ parameters: SearchParameters.Run = .init()) -> Double {
        var sum = 0.0
        var count = 0.0
        for session in sessions.indices {
            let costs = candidates.range(ofSession: session).map(candidates.ownCost).sorted()
            guard costs.count > 1 else { continue }
            sum += Double(costs[costs.count / 2] - costs[0])
            count += 1
        }
        return max(sum / max(1, count), staffing.meanFirstPrice / parameters.understaffingDivisor, 1)
    }
}
