/// How many parts of a large plan each lane rebuilds in a round: more as long as that gives more than the rest of the round.
struct RebuildEffort: Sendable {
    private(set) var tries = 1

    private let most: Int

    init(_ parameters: SearchParameters.Repair = .init()) { most = parameters.tries }

    /// - Parameters:
    ///   - byRebuilding: by how much the plan became cheaper.
    ///   - byTheRest: by how much by all else of the round.
    mutating func learn(byRebuilding: Cost, byTheRest: Cost) {
        tries = byRebuilding >= byTheRest ? min(most, 2 * tries) : max(1, tries / 2)
    }
}
