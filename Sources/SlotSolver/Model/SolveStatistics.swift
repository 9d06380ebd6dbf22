/// What each technique of a run was called for and what it gave: which of them a problem owes its plan and bound to.
///
/// Counts of work, not of time: a run that ends by its proof or its limit on work has the same ones on every machine.
public struct SolveStatistics: Sendable, Equatable, Codable {
    /// The techniques, in the order in which a run comes to them.
    public enum Technique: String, Sendable, Codable, CaseIterable {
        case construction = "construction"
        case ascent = "subgradient ascent"
        case lineSearch = "line search along aggregate directions"
        case dive = "Lagrangian dive"
        case exactSolver = "exact solver"
        case repair = "destroy and repair"
        case preservingRepair = "repair that preserves an attribute"
        case restart = "restart by multipliers"
        case pathRelinking = "path relinking"
        case ejectionChains = "ejection chains"
        case recombination = "recombination"
        case neighbourhood = "neighbourhood as a sub-MIP"
        case furtherAscent = "further ascent"
        case columnGeneration = "column generation"
        case zeroHalfCuts = "zero-half cuts"
        case lostCostFloor = "floor under the lost cost"
        case branchAndPrice = "branch and price"
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
