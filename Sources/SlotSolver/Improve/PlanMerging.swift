import GLPK

/// Puts plans together: among all places that their sessions have in one of them, the cheapest combination.
///
/// Plans of separate searches are each good in places of their own. Few places are left to choose from, so that GLPK
/// decides on the whole plan in a fraction of a second.
struct PlanMerging: Sendable {
    /// The latest plans, each once, oldest first.
    private var plans: [[Int32]] = []

    private static let mostPlans = 40
    private static let nodes = 200
    private static let iterations = 20_000

    var count: Int { plans.count }

    mutating func add(_ assignment: [Int32]) {
        guard !plans.contains(assignment) else { return }
        plans.append(assignment)
        if plans.count > Self.mostPlans { plans.removeFirst() }
    }

    /// A plan cheaper than the best, made of places of the plans and of the best; nil if none was found.
    ///
    /// To be called on a thread for GLPK.
    func merged(
        _ problem: SlotProblem, with best: [Int32], cost: Cost,
        isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) throws -> [Int32]? {
        var isUsed = [Bool](repeating: false, count: problem.candidates.count)
        for plan in plans + [best] {
            for candidate in plan where candidate >= 0 { isUsed[Int(candidate)] = true }
        }
        let space = SearchSpace(problem, keeping: { isUsed[$0] })
        let incumbent = Schedule(space, holding: best)
        var limits = SubProgram.Limits(nodes: Self.nodes, iterations: Self.iterations)
        limits.isInterrupted = isInterrupted
        let outcome = try SubProgram.improve(
            Schedule(space), free: Array(0..<space.sessionCount),
            candidates: (0..<space.sessionCount).map { space.places.range($0).map(Int32.init) },
            incumbent: Array(incumbent.placeOf), incumbentCost: cost, limits: limits)
        return outcome.places.map { space.candidates(at: $0) }
    }
}
