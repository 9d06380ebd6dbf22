/// The few candidates that good plans are made of, told by their reduced costs: searching among them alone
/// is several times faster and ends at far cheaper plans.
enum CandidatePool {
    /// Which candidates to keep: of each session those with a reduced cost up to the limit, at least the best few, and
    /// those it has in the plans. All where no reduced costs are known.
    static func select(
        _ problem: SlotProblem, reducedCosts: [Cost]?, limit: Cost, atLeast count: Int, holding plans: [[Int32]]
    ) -> [Bool] {
        guard let reducedCosts else { return [Bool](repeating: true, count: problem.candidates.count) }
        var isKept = reducedCosts.map { $0 <= limit }
        for plan in plans { for candidate in plan where candidate >= 0 { isKept[Int(candidate)] = true } }
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
