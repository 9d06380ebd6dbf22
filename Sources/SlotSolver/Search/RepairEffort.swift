/// How many parts of a large plan each worker rebuilds in a round: more as long as that gains more than the rest of the
/// round.
struct RepairEffort: Sendable {
    private(set) var tries = 1

    private let most: Int

    init(_ parameters: SearchParameters.Repair = .init()) { most = parameters.tries }

    /// - Parameters:
    ///   - byRepair: by how much the plan became cheaper.
    ///   - byTheRest: by how much it did by everything else in the round.
    mutating func learn(byRepair: Cost, byTheRest: Cost) {
        tries = byRepair >= byTheRest ? min(most, 2 * tries) : max(1, tries / 2)
    }
}
