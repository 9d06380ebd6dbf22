import GLPK

/// Recombination by an integer program (tour recombination, Cook & Seymour 2003; Rothberg 2007): finds the cheapest
/// combination of all places that the sessions have in any of several plans.
///
/// Different plans are good in different places. Where they agree, the plan stays; elsewhere few places are left to
/// choose from, so GLPK decides on all of them at once in milliseconds.
struct Recombination: Sendable {
    struct Limits: Sendable {
        /// The most plans remembered.
        var plans: Int
        /// Nodes of the search tree and simplex iterations of one recombination.
        var nodes: Int
        var iterations: Int

        /// A tenth of a second at most, as a rule.
        static func quick(plans: Int, _ parameters: SearchParameters.Recombination) -> Limits {
            Limits(plans: plans, nodes: parameters.nodes, iterations: parameters.iterations)
        }
    }

    private let limits: Limits
    /// The latest plans, without repetitions, oldest first.
    private var plans: [[Int32]] = []
    /// How many of them are recombined at once: more as long as GLPK solves that many within the limits.
    private var reach: Double
    /// Whether GLPK solved the latest recombination within the limits.
    private(set) var isSolved = true

    private let parameters: SearchParameters.Recombination

    /// - Parameter first: how many plans are recombined at once initially; by default all that are remembered.
    init(_ limits: Limits, first: Int? = nil, _ parameters: SearchParameters.Recombination = .init()) {
        self.limits = limits
        self.parameters = parameters
        reach = Double(first ?? limits.plans)
    }

    var count: Int { plans.count }

    mutating func add(_ assignment: [Int32]) {
        guard !plans.contains(assignment) else { return }
        plans.append(assignment)
        if plans.count > limits.plans { plans.removeFirst() }
    }

    /// A plan cheaper than the given one, combining its places and those of the plans; nil if none was found.
    ///
    /// Call it on a thread for GLPK.
    /// - Parameters:
    ///   - best: the plan, in a space that has the places of all plans.
    ///   - other: a plan to choose from in addition to those remembered.
    mutating func recombined(
        _ best: Schedule, and other: [Int32]? = nil, in problem: SlotProblem,
        isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) -> Schedule? {
        let choices = Choices(best, plans.suffix(max(1, Int(reach))) + (other.map { [$0] } ?? []))
        guard !choices.sessions.isEmpty else { return nil }
        var rest = best
        for session in choices.sessions where rest.isPlaced(session) { rest.take(session) }
        var most = SubMIP.Limits(nodes: limits.nodes, iterations: limits.iterations, cuts: false, isDepthFirst: true)
        most.isInterrupted = isInterrupted
        // If GLPK gives up, only what recombination might have found is lost.
        let outcome = try? SubMIP.improve(
            rest, free: choices.sessions, candidates: choices.places,
            incumbent: choices.sessions.map { best.placeOf[$0] }, incumbentCost: best.cost, limits: most)
        isSolved = outcome?.isExhausted ?? false
        reach = isSolved ? min(Double(limits.plans), reach + parameters.growth) : max(1, reach * parameters.decay)
        return (outcome?.places).flatMap { best.improved(moving: choices.sessions, to: $0, in: problem) }
    }
}

/// The sessions on which plans do not agree, and the places that they have in any of them.
private struct Choices {
    private(set) var sessions: [Int] = []
    /// Indices into the space's places.
    private(set) var places: [[Int32]] = []

    init(_ best: Schedule, _ plans: [[Int32]]) {
        let space = best.space
        let own = best.assignment
        for session in 0..<space.sessionCount where plans.contains(where: { $0[session] != own[session] }) {
            let wanted = Set(plans.map { $0[session] } + [own[session]])
            sessions.append(session)
            places.append(
                space.places.range(session).filter { wanted.contains(space.places.values[$0].candidate) }.map(
                    Int32.init))
        }
    }
}
