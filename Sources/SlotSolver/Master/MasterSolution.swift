/// An optimal solution of the master program, in cost units.
struct MasterSolution: Sendable {
    var objective: Double
    /// By pattern.
    var values: [Double]
    /// By coupling row, how much it is broken by.
    var breaks: [Double]
    /// By session, then by coupling row; not negative.
    var prices: [Double]
    /// By facilitator-day; not positive.
    var blockPrices: [Double]
    /// By cut; not negative.
    var cutPrices: [Double]
    /// What the sessions left out cost, and the price of the floor under that, in 0 ... 1.
    var leftOut = 0.0
    var floorPrice = 0.0

    /// How much each coupling row is used.
    func usage(_ columns: [PatternColumn], in model: RelaxationModel) -> [Double] {
        PatternColumn.usage(of: columns, values, in: model)
    }

    /// Reduced cost of a pattern; negative if adding it lowers the program's objective.
    func reducedCost(_ column: PatternColumn, _ cuts: HalfCuts, in model: RelaxationModel) -> Double {
        var cost = column.cost(in: model) - blockPrices[Int(column.block)]
        for (index, weight) in column.uses(in: model) {
            cost += Double(weight) * (index < model.sessionCount ? -prices[index] : prices[index])
        }
        for (cut, value) in cuts.coefficients(of: column, in: model) { cost += Double(value) * cutPrices[cut] }
        return cost
    }
}

/// Whole prices of sessions, rows and cuts that prove a bound.
struct MasterPoint: Sendable {
    var multipliers: Multipliers
    /// By cut, in price units.
    var cutPrices: [Int64]
    /// The share of the floor under what is left out, in 1 / 2^`LeftOutFloor.shareBits`.
    var floorShare: Int64 = 0

    /// The sum of all prices of cuts stays below this: no sum over one day leaves 64 bits.
    private static let mostCutPrice: Double = 0x1p50

    init(_ multipliers: Multipliers, cutCount: Int) {
        self.multipliers = multipliers
        cutPrices = [Int64](repeating: 0, count: cutCount)
    }

    /// The nearest valid prices to some told in cost units: where a row and the cuts over it charge more than breaking the
    /// row costs, the row's own price is lowered first.
    init(
        rounding prices: [Double], risen: [Int64] = [], cutPrices: [Double], _ cuts: HalfCuts, in model: RelaxationModel
    ) {
        let scale = model.priceUnitsPerCost
        multipliers = Multipliers(rounding: prices, risen: risen, in: model)
        let canBeExact = cutPrices.reduce(0, +) * scale < Self.mostCutPrice
        self.cutPrices = cutPrices.map { canBeExact ? Int64(($0 * scale).rounded()) : 0 }
        keepRowsBreakable(cuts, in: model)
    }

    /// The nearest valid prices to those of a solution.
    init(_ solution: MasterSolution, _ cuts: HalfCuts, in model: RelaxationModel) {
        self.init(rounding: solution.prices, cutPrices: solution.cutPrices, cuts, in: model)
        floorShare = Int64((max(0, min(1, solution.floorPrice)) * Double(LeftOutFloor.full)).rounded())
        guard floorShare > 0 else { return }
        for session in 0..<model.sessionCount {
            let room = LeftOutFloor.room(below: Int128(model.ceiling[session]), share: floorShare)
            multipliers.prices[session] = min(multipliers.prices[session], Int64(room))
        }
    }

    /// Wentges smoothing of two points with α = ½. Both keep the limits, so the point between them does.
    init(between one: MasterPoint, _ other: MasterPoint) {
        multipliers = Multipliers(prices: zip(one.multipliers.prices, other.multipliers.prices).map { ($0 + $1) / 2 })
        cutPrices = zip(one.cutPrices, other.cutPrices).map { ($0 + $1) / 2 }
        floorShare = (one.floorShare + other.floorShare) / 2
    }

    private mutating func keepRowsBreakable(_ cuts: HalfCuts, in model: RelaxationModel) {
        var room: [Int32: Int64] = [:]
        for cut in cutPrices.indices where cutPrices[cut] > 0 {
            let rows = cuts.cuts[cut].indices.filter { Int($0) >= model.sessionCount }
            for row in rows { cutPrices[cut] = min(cutPrices[cut], room[row] ?? model.ceiling[Int(row)]) }
            for row in rows { room[row] = (room[row] ?? model.ceiling[Int(row)]) - cutPrices[cut] }
        }
        for (row, left) in room { multipliers.prices[Int(row)] = min(multipliers.prices[Int(row)], left) }
    }
}

extension PatternBound {
    /// The proof of the value at given prices, with the cuts whose charges are set. Evaluates them.
    func certificate(for point: MasterPoint, _ cuts: HalfCuts, _ floor: LeftOutFloor? = nil) -> BoundCertificate {
        var certificate = certificate(for: point.multipliers)
        certificate.cuts = cuts.named.indices.filter { point.cutPrices[$0] > 0 }.map { number in
            var cut = cuts.named[number]
            cut.price = model.certified(point.cutPrices[number])
            return cut
        }
        if let floor, point.floorShare > 0 { certificate.floor = .proven(share: point.floorShare, floor.proof) }
        return certificate
    }
}
