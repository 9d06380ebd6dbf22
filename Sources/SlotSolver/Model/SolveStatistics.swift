/// How often each technique of a run was called and what it achieved: this shows to which of them a problem owes its
/// plan and bound.
///
/// They count work, not time: a run that ends by its proof or its limit on work has the same counts on every machine.
public struct SolveStatistics: Sendable, Equatable, Codable {
    /// The techniques, in the order in which a run uses them.
    public enum Technique: String, Sendable, Codable, CaseIterable {
        /// The first plan is built greedily.
        case construction = "construction"
        /// The first bound: multipliers of the facilitator-day relaxation follow its subgradients.
        case ascent = "subgradient ascent"
        /// All multipliers of a kind are moved at once, when single ones hardly rise.
        case lineSearch = "line search along aggregate directions"
        /// A plan is built by following the multipliers.
        case dive = "Lagrangian dive"
        /// A small problem is decided as a whole by GLPK.
        case exactSolver = "exact solver"
        /// A part of a plan is removed and rebuilt by the multipliers.
        case repair = "destroy and repair"
        /// A whole plan is rebuilt except for one attribute of it.
        case preservingRepair = "repair that preserves an attribute"
        /// A worker whose plan no longer becomes cheaper has all of it rebuilt.
        case restart = "restart by multipliers"
        /// A worker continues from a plan between two elite plans.
        case pathRelinking = "path relinking"
        /// A session moves to a place whose session moves on, and so on.
        case ejectionChains = "ejection chains"
        /// The cheapest combination of the places in several plans is found.
        case recombination = "recombination"
        /// A few hundred sessions are re-optimised by GLPK, all at once.
        case neighbourhood = "neighbourhood as a sub-MIP"
        /// Cycles of ascent beside the improvement, from the best multipliers so far.
        case furtherAscent = "further ascent"
        /// The bound of the relaxation is raised to the optimum of its linear program.
        case columnGeneration = "column generation"
        /// Fractional solutions of that program are cut off.
        case zeroHalfCuts = "zero-half cuts"
        /// A lower bound on the cost of leaving sessions out is proven separately, and used as a row.
        case lostCostFloor = "floor under the lost cost"
        /// All plans are divided into parts, each with a bound of its own.
        case branchAndPrice = "branch and price"
        /// The bound is raised by cuts whose multipliers move like the others, without a linear program.
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

    /// The statistics of one technique.
    public struct Count: Sendable, Equatable, Codable {
        /// How often it was called.
        public var calls = 0
        /// Calls that ended with a cheaper plan than they began with, or with a higher bound.
        public var successes = 0
        /// By how much plans became cheaper, or the bound higher, in all calls together, in cost units. Gains of a
        /// worker's own plan count whether or not it is the best.
        public var gain: Cost = 0

        /// Nothing counted yet.
        public init() {}
    }

    private var counts: [Technique: Count] = [:]

    /// Nothing counted yet.
    public init() {}

    /// The counts of a technique; all 0 if it was not called.
    public subscript(_ technique: Technique) -> Count { counts[technique] ?? Count() }

    /// Adds one call. A gain of 0 or less does not count as success.
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

    /// Takes the counts of the techniques that make plans cheaper from other statistics.
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

    /// An amount in the policy's own measure, with at most two decimals, rounded down.
    private static func decimal(_ cost: Cost, _ unitsPerOne: Cost) -> String {
        let (whole, rest) = cost.quotientAndRemainder(dividingBy: max(1, unitsPerOne))
        let hundredths = Int128(rest) * 100 / Int128(max(1, unitsPerOne))
        return hundredths == 0 ? "\(whole)" : "\(whole).\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
}
