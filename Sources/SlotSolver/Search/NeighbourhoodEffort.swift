/// How many neighbourhoods a worker examines in a round: more as long as they gain more than the rest of the round.
///
/// In large plans, which all workers share, a few are always examined. In small ones, where workers restart, they are
/// dropped if they gain nothing, and tried again now and then.
struct NeighbourhoodEffort: Sendable {
    private(set) var tries: Int
    private let isShared: Bool
    private var rounds = 0

    private let parameters: SearchParameters.Neighbourhoods

    /// - Parameter isShared: whether the workers share one plan.
    init(isShared: Bool, _ parameters: SearchParameters.Neighbourhoods = .init()) {
        self.isShared = isShared
        self.parameters = parameters
        tries = isShared ? parameters.triesOfSharedPlan : parameters.tries
    }

    /// - Parameters:
    ///   - before: the cheapest plan of each worker before the round.
    ///   - repaired: each worker's plan after all but the neighbourhoods.
    ///   - searched: each worker's plan after the neighbourhoods.
    mutating func learn(before: [Cost], repaired: [Cost], searched: [Cost]) {
        var byRepair: Cost = 0
        var bySearch: Cost = 0
        for worker in before.indices {
            byRepair += max(0, before[worker] - repaired[worker])
            bySearch += max(0, min(before[worker], repaired[worker]) - searched[worker])
        }
        rounds += 1
        if tries == 0 {
            tries = rounds % parameters.roundsBetweenTrials == 0 ? parameters.triesOfTrial : 0
        } else if bySearch > byRepair {
            tries = min(isShared ? parameters.mostTriesOfSharedPlan : parameters.mostTries, 2 * tries)
        } else {
            tries = max(isShared ? parameters.leastTriesOfSharedPlan : 0, tries / 2)
        }
    }
}
