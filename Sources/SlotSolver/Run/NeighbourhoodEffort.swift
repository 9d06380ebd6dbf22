/// How many neighbourhoods a lane looks at in a round: more as long as they give more than the rest of the round.
///
/// In large plans, which all lanes work on, a few are always looked at. In small ones, where lanes begin anew, they
/// are left off where they give nothing, and tried again now and then.
struct NeighbourhoodEffort: Sendable {
    private(set) var tries: Int
    private let isShared: Bool
    private var rounds = 0

    private static let most = 16
    private static let mostShared = 32
    private static let leastShared = 4
    private static let roundsBetweenTrials = 8

    /// - Parameter isShared: whether the lanes work on one plan.
    init(isShared: Bool) {
        self.isShared = isShared
        tries = isShared ? 16 : 8
    }

    /// - Parameters:
    ///   - before: the cheapest plan of each lane before the round.
    ///   - rebuilt: each lane's plan after all but the neighbourhoods.
    ///   - searched: after them.
    mutating func learn(before: [Cost], rebuilt: [Cost], searched: [Cost]) {
        var byRebuilding: Cost = 0
        var bySearch: Cost = 0
        for lane in before.indices {
            byRebuilding += max(0, before[lane] - rebuilt[lane])
            bySearch += max(0, min(before[lane], rebuilt[lane]) - searched[lane])
        }
        rounds += 1
        if tries == 0 {
            tries = rounds % Self.roundsBetweenTrials == 0 ? 2 : 0
        } else if bySearch > byRebuilding {
            tries = min(isShared ? Self.mostShared : Self.most, 2 * tries)
        } else {
            tries = max(isShared ? Self.leastShared : 0, tries / 2)
        }
    }
}
