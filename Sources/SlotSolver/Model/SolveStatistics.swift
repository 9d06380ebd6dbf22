/// What each technique of a run was called for and what it gave: which of them a problem owes its plan and bound to.
///
/// Counts of work, not of time: a run that ends by its proof or its limit on work has the same ones on every machine.
public struct SolveStatistics: Sendable, Equatable, Codable {
    /// The techniques, in the order in which a run comes to them.
    public enum Technique: String, Sendable, Codable, CaseIterable {
        /// The first plan, put together greedily.
        case construction = "construction"
        /// The first bound: multipliers of the facilitator-day relaxation follow its subgradients.
        case ascent = "subgradient ascent"
        /// All multipliers of a kind are moved at once, where single ones hardly rise.
        case lineSearch = "line search along aggregate directions"
        /// A plan that is built by following the multipliers.
        case dive = "Lagrangian dive"
        /// A small problem is decided as a whole by GLPK.
        case exactSolver = "exact solver"
        /// A part of a plan is taken out and built anew by the multipliers.
        case repair = "destroy and repair"
        /// A whole plan is built anew but for one attribute of it.
        case preservingRepair = "repair that preserves an attribute"
        /// A worker whose plan no longer becomes cheaper has all of it built anew.
        case restart = "restart by multipliers"
        /// A worker goes on from a plan between two of the elite.
        case pathRelinking = "path relinking"
        /// A session moves to a place whose session moves on, and so forth.
        case ejectionChains = "ejection chains"
        /// The cheapest combination of the places that a few plans have.
        case recombination = "recombination"
        /// A few hundred sessions are decided anew by GLPK, all at once.
        case neighbourhood = "neighbourhood as a sub-MIP"
        /// Cycles of ascent beside the improvement, from the best multipliers so far.
        case furtherAscent = "further ascent"
        /// The bound of the relaxation is raised to the optimum of its linear program.
        case columnGeneration = "column generation"
        /// Fractional solutions of that program are cut off.
        case zeroHalfCuts = "zero-half cuts"
        /// What leaving sessions out costs at least is proven alone, and used as a row.
        case lostCostFloor = "floor under the lost cost"
        /// All plans are divided into parts, and each has a bound of its own.
        case branchAndPrice = "branch and price"
        /// The bound is raised by cuts whose multipliers move as others do, without a linear program.
        case relaxAndCut = "relax and cut"

        /// Whether it raises the bound; the others make plans cheaper.
        public var isBounding: Bool {
            switch self {
            case .ascent, .lineSearch, .furtherAscent, .columnGeneration, .zeroHalfCuts, .lostCostFloor,
                .branchAndPrice,
                .relaxAndCut:
                true
            case .construction, .dive, .exactSolver, .repair, .preservingRepair, .restart, .pathRelinking,
                .ejectionChains, .recombination, .neighbourhood:
                false
            }
        }
    }

    /// What one technique did.
    public struct Count: Sendable, Equatable, Codable {
        /// How often it was called.
        public var calls = 0
        /// Calls that ended with a cheaper plan than they began with, or a higher bound.
        public var successes = 0
        /// By how much plans became cheaper, or the bound higher, in all calls together, in cost units. A plan of a
        /// worker's own counts whether or not it is the best.
        public var gain: Cost = 0

        /// Nothing counted yet.
        public init() {}
    }

    private var counts: [Technique: Count] = [:]

    /// Nothing counted yet.
    public init() {}

    /// All 0 for a technique that was not called.
    public subscript(_ technique: Technique) -> Count { counts[technique] ?? Count() }

    /// Adds one call. A gain of 0 or less is no success.
    mutating func add(_ technique: Technique, gain: Cost) {
        counts[technique, default: Count()].calls += 1
        guard gain > 0 else { return }
        counts[technique, default: Count()].successes += 1
        counts[technique, default: Count()].gain += gain
    }

    /// Adds the counts of another run.
    mutating func add(_ others: SolveStatistics) {
        for (technique, count) in others.counts {
            counts[technique, default: Count()].calls += count.calls
            counts[technique, default: Count()].successes += count.successes
            counts[technique, default: Count()].gain += count.gain
        }
    }

    /// Takes the counts of the techniques that make plans cheaper from others.
    mutating func resetSearch(to before: SolveStatistics) {
        for technique in Technique.allCases where !technique.isBounding { counts[technique] = before.counts[technique] }
    }

    /// A line of text for each technique that was called, in the order of a run.
    ///
    /// - Parameter unitsPerOne: cost units of 1.0 of the policy's cost (`SlotSolution.unitsPerOne`).
    public func lines(unitsPerOne: Cost) -> [String] {
        Technique.allCases.filter { counts[$0] != nil }.map { line($0, unitsPerOne) }
    }

    private func line(_ technique: Technique, _ unitsPerOne: Cost) -> String {
        let count = self[technique]
        let calls = "\(count.calls) \(count.calls == 1 ? "call" : "calls"), \(count.successes) with success"
        let gain = Self.decimal(count.gain, unitsPerOne)
        return "\(technique.rawValue): \(calls), \(technique.isBounding ? "bound raised" : "plans cheaper") by \(gain)"
    }

    /// An amount in the policy's own measure, with two digits behind the point at most, rounded down.
    private static func decimal(_ cost: Cost, _ unitsPerOne: Cost) -> String {
        let (whole, rest) = cost.quotientAndRemainder(dividingBy: max(1, unitsPerOne))
        let hundredths = Int128(rest) * 100 / Int128(max(1, unitsPerOne))
        return hundredths == 0 ? "\(whole)" : "\(whole).\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
}
