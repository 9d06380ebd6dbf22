/// The elite pool: the cheapest plans at which workers stalled, no two of them nearly the same.
struct ElitePool: Sendable {
    private let parameters: SearchParameters.Elite

    /// The plans, cheapest first.
    private(set) var plans: [CostedPlan] = []
    /// The number of plans that were added, kept or not.
    private(set) var added = 0

    init(_ parameters: SearchParameters.Elite = .init()) { self.parameters = parameters }

    mutating func add(_ assignment: [Int32], cost: Cost) {
        added += 1
        let plan = CostedPlan(assignment: assignment, cost: cost)
        if let alike = plans.firstIndex(where: { areAlike($0, plan) }) {
            guard cost < plans[alike].cost else { return }
            plans.remove(at: alike)
        }
        let place = plans.firstIndex { $0.cost > cost } ?? plans.count
        plans.insert(plan, at: place)
        if plans.count > parameters.capacity { plans.removeLast() }
    }

    /// Two plans at random, nil while there are fewer.
    func pair(_ random: inout SearchRandom) -> (one: [Int32], other: [Int32])? {
        guard plans.count > 1 else { return nil }
        let one = random.below(plans.count)
        let step = 1 + random.below(plans.count - 1)
        return (plans[one].assignment, plans[(one + step) % plans.count].assignment)
    }

    /// Around each plan there are many others of the same cost; they count as one.
    private func areAlike(_ one: CostedPlan, _ other: CostedPlan) -> Bool {
        let different = zip(one.assignment, other.assignment).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        return Double(different) < max(1, parameters.leastDifference * Double(one.assignment.count))
    }
}
