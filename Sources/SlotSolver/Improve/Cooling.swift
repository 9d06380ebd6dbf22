/// How the temperature of an annealing falls: geometrically, from a share of the costs at stake to a smaller one.
struct Cooling: Sendable {
    let hot: Double
    let cold: Double
    let steps: Int

    /// Temperature of a step, 0 ..< steps.
    func temperature(_ step: Int) -> Double {
        guard steps > 1 else { return cold }
        return hot * ExponentialTable.power(cold / hot, Double(step) / Double(steps - 1))
    }

    /// What is at stake when a session changes its place: how much dearer its middle candidate is than its cheapest,
    /// on average. At least a small share of the costs of understaffing, and never 0.
    static func scale(_ problem: SlotProblem, _ parameters: SearchParameters.Run = .init()) -> Double {
        var sum = 0.0
        var count = 0.0
        for session in problem.sessions.indices {
            let costs = problem.candidates.range(ofSession: session).map(problem.candidates.ownCost).sorted()
            guard costs.count > 1 else { continue }
            sum += Double(costs[costs.count / 2] - costs[0])
            count += 1
        }
        return max(sum / max(1, count), Double(problem.understaffingCost) / parameters.understaffingDivisor, 1)
    }
}
