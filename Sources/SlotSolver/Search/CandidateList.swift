/// Reduced-cost filtering: selects the few candidates that good plans consist of. Searching among them alone is several
/// times faster and ends at far cheaper plans.
enum CandidateList {
    /// Selects the candidates to keep: those of each session with a reduced cost up to the limit, and at least its best
    /// few.
    ///
    /// - Parameter scarcityRents: by how much each session's multiplier stands out. If that is a good part of the cost
    ///   of leaving the session out, reduced costs differ on that scale too, and the limit is a tenth of it.
    static func select(
        _ problem: SlotProblem, reducedCosts: [Cost], limit: Cost, scarcityRents: [Cost], atLeast count: Int,
        _ parameters: SearchParameters.CandidateList = .init()
    ) -> [Bool] {
        var isKept = [Bool](repeating: false, count: reducedCosts.count)
        for session in problem.sessions.indices {
            let dual = scarcityRents[session]
            let isScarce = dual >= problem.sessions[session].leftOutCost / parameters.scarcityDivisor
            let most = isScarce ? max(limit, dual / parameters.scarceLimitDivisor) : limit
            for candidate in problem.candidates.range(ofSession: session) {
                isKept[candidate] = reducedCosts[candidate] <= most
            }
        }
        var ranked: [Int] = []
        for session in problem.sessions.indices {
            let range = problem.candidates.range(ofSession: session)
            if range.lazy.filter({ isKept[$0] }).count >= count { continue }
            ranked.removeAll(keepingCapacity: true)
            ranked.append(contentsOf: range.lazy.filter { reducedCosts[$0] != .max })
            ranked.sort { (reducedCosts[$0], $0) < (reducedCosts[$1], $1) }
            for candidate in ranked.prefix(count) { isKept[candidate] = true }
        }
        return isKept
    }
}
