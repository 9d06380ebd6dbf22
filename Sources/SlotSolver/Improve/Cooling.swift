/// How the temperature of an annealing falls: geometrically, from a share of the costs at stake to a smaller one.
struct Cooling: Sendable {
    let hot: Double
    let cold: Double
    let steps: Int

    /// Temperature of a step, 0 ..< steps.
    func temperature(_ step: Int) -> Double {
        guard steps > 1 else { return cold }
        let share = Double(step) / Double(steps - 1)
        return hot * ExponentialTable.power(cold / hot, share)
    }

    /// What is at stake when a session changes its place: how much dearer its middle place is than its cheapest,
    /// on average. At least a small share of the costs of understaffing, and never 0.
    static func scale(_ space: SearchSpace) -> Double {
        var sum = 0.0
        var count = 0.0
        for session in 0..<space.sessionCount {
            let range = space.places.range(session)
            guard range.count > 1 else { continue }
            let middle = space.places.values[range.lowerBound + range.count / 2].ownCost
            sum += Double(middle - space.places.values[range.lowerBound].ownCost)
            count += 1
        }
        return max(sum / max(1, count), Double(space.understaffingCost) / 10, 1)
    }
}
