/// An optimal solution of the restricted master problem, in cost units.
struct MasterSolution: Sendable {
    var objective: Double
    /// The value of each column.
    var values: [Double]
    /// By linking row, by how much it is violated.
    var slacks: [Double]
    /// The multipliers by session, then by linking row; not negative.
    var duals: [Double]
    /// The multipliers by facilitator-day; not positive.
    var blockDuals: [Double]
    /// The multipliers by cut; not negative.
    var cutDuals: [Double]
    /// The cost of the sessions left out; and the multiplier of the floor under it, in 0 ... 1.
    var lostCost = 0.0
    var floorDual = 0.0
    /// By session, the fraction that is left out.
    var leftOut: [Double] = []

    /// Whether every column is chosen in full or not at all.
    var isWhole: Bool { values.allSatisfy { abs($0 - $0.rounded()) < 1e-6 } }

    /// How much of each linking row is used.
    func activity(_ columns: [DayColumn], in model: RelaxationModel) -> [Double] {
        DayColumn.activity(of: columns, values, in: model)
    }

    /// Reduced cost of a column; negative if adding it lowers the program's objective.
    func reducedCost(_ column: DayColumn, _ cuts: ZeroHalfCuts, in model: RelaxationModel) -> Double {
        var cost = column.cost(in: model) - blockDuals[Int(column.block)]
        for (index, weight) in column.uses(in: model) {
            cost += Double(weight) * (index < model.sessionCount ? -duals[index] : duals[index])
        }
        for (cut, value) in cuts.coefficients(of: column, in: model) { cost += Double(value) * cutDuals[cut] }
        return cost
    }
}

/// Integer multipliers of sessions, rows and cuts that prove a bound.
struct DualPoint: Sendable {
    var multipliers: Multipliers
    /// The multiplier of each cut, in multiplier units.
    var cutDuals: [Int64]
    /// The share of the floor under the cost of what is left out, in 1 / 2^`LostCostFloor.shareBits`.
    var floorShare: Int64 = 0

    /// The sum of all multipliers of cuts stays below this, so that no sum over one day exceeds 64 bits.
    private static let mostCutDual: Double = 0x1p50

    init(_ multipliers: Multipliers, cutCount: Int) {
        self.multipliers = multipliers
        cutDuals = [Int64](repeating: 0, count: cutCount)
    }

    /// The nearest valid multipliers to some given in cost units. If a row and the cuts over it charge more than
    /// violating the row costs, the row's own multiplier is lowered first.
    init(
        rounding duals: [Double], aggregatePart: [Int64] = [], cutDuals: [Double], _ cuts: ZeroHalfCuts,
        in model: RelaxationModel
    ) {
        let scale = model.dualUnitsPerCost
        multipliers = Multipliers(rounding: duals, aggregatePart: aggregatePart, in: model)
        let canBeExact = cutDuals.reduce(0, +) * scale < Self.mostCutDual
        self.cutDuals = cutDuals.map { canBeExact ? Int64(($0 * scale).rounded()) : 0 }
        keepWithinPenalties(cuts, in: model)
    }

    /// The nearest valid multipliers to those of a solution.
    /// - Parameter ceiling: the highest multiplier of each session, in multiplier units; nil for the cost of leaving it
    ///   out.
    init(
        _ solution: MasterSolution, _ cuts: ZeroHalfCuts, _ ceiling: ArraySlice<Int64>? = nil,
        in model: RelaxationModel
    ) {
        let ceiling = ceiling ?? model.ceiling[..<model.sessionCount]
        self.init(rounding: solution.duals, cutDuals: solution.cutDuals, cuts, in: model)
        for session in 0..<model.sessionCount where ceiling[session] > model.ceiling[session] {
            let dual = (solution.duals[session] * model.dualUnitsPerCost).rounded()
            multipliers.duals[session] = dual > 0 ? min(ceiling[session], Int64(min(dual, 0x1p62))) : 0
        }
        floorShare = Int64((max(0, min(1, solution.floorDual)) * Double(LostCostFloor.full)).rounded())
        guard floorShare > 0 else { return }
        for session in 0..<model.sessionCount {
            let room = LostCostFloor.room(below: Int128(ceiling[session]), share: floorShare)
            multipliers.duals[session] = min(multipliers.duals[session], Int64(room))
        }
    }

    /// Wentges smoothing of two points with α = ½. Both respect the limits, so the point between them does too.
    init(smoothing one: DualPoint, _ other: DualPoint) {
        multipliers = Multipliers(duals: zip(one.multipliers.duals, other.multipliers.duals).map { ($0 + $1) / 2 })
        cutDuals = zip(one.cutDuals, other.cutDuals).map { ($0 + $1) / 2 }
        floorShare = (one.floorShare + other.floorShare) / 2
    }

    private mutating func keepWithinPenalties(_ cuts: ZeroHalfCuts, in model: RelaxationModel) {
        var room: [Int32: Int64] = [:]
        for cut in cutDuals.indices where cutDuals[cut] > 0 {
            let rows = cuts.cuts[cut].indices.filter { Int($0) >= model.sessionCount }
            for row in rows { cutDuals[cut] = min(cutDuals[cut], room[row] ?? model.ceiling[Int(row)]) }
            for row in rows { room[row] = (room[row] ?? model.ceiling[Int(row)]) - cutDuals[cut] }
        }
        for (row, left) in room { multipliers.duals[Int(row)] = min(multipliers.duals[Int(row)], left) }
    }
}

extension LagrangianOracle {
    /// The proof of the value at given multipliers, with the cuts whose charges are set. This evaluates them.
    func certificate(for point: DualPoint, _ cuts: ZeroHalfCuts, _ floor: LostCostFloor? = nil) -> BoundCertificate {
        var certificate = certificate(for: point.multipliers)
        certificate.cuts = cuts.named.indices.filter { point.cutDuals[$0] > 0 }.map { number in
            var cut = cuts.named[number]
            cut.dual = model.certified(point.cutDuals[number])
            return cut
        }
        if let floor, point.floorShare > 0 { certificate.floor = .proven(share: point.floorShare, floor.proof) }
        return certificate
    }
}
