/// Reduced-cost filtering: the few candidates that good plans are made of. Searching among them alone
/// is several times faster and ends at far cheaper plans.
enum CandidateList {
    /// Which candidates to keep: of each session those with a reduced cost up to the limit, at least the best few.
    ///
    /// - Parameter scarcityRents: how far each session's multiplier stands out. Where that is a good part of what
    ///   leaving the session
    ///   out costs, reduced costs differ on that scale too, and the limit is a tenth of it.
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
