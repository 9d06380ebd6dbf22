/// The few candidates that good plans are made of, told by their reduced costs: searching among them alone
/// is several times faster and ends at far cheaper plans.
enum CandidatePool {
    /// Which candidates to keep: of each session those with a reduced cost up to the limit, and at least the best few.
    static func select(
        _ problem: SlotProblem, reducedCosts: [Cost], limit: Cost, atLeast count: Int
    ) -> [Bool] {
        var isKept = reducedCosts.map { $0 <= limit }
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
