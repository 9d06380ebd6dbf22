import GLPK

/// The program of a whole problem in integers, to evaluate lower bounds without rounding errors.
///
/// For any multipliers π of the rows, every plan costs at least
///
///     L(π) = constant + Σ rows min(π·lower, π·upper) + Σ columns min over its bounds of (cost − Σ π·coefficient) · x
///
/// (Lagrangian duality; π need not satisfy anything.) Multipliers come from GLPK in floating point, are rounded to
/// multiples of 2⁻²⁰ and clipped to where the sum is finite; from there on all arithmetic is in 128-bit integers. So
/// the bound holds however accurate the linear program's solution was. Costs of plans are the constant plus multiples
/// of `costStep`, so L(π) is rounded up to the next such number.
struct ExactCosts {
    /// Multipliers and reduced costs are in this fraction of a cost unit.
    static let scale: Int128 = 1 << 20

    let constant: Cost
    /// All costs of columns are multiples of this, which is at least 1.
    let costStep: Cost
    let cost: [Cost]
    /// The upper bound of each column, nil for counting columns without one.
    let upper: [Int128?]
    let rowUpper: [Int128]
    /// Rows that are equations.
    let isEquation: [Bool]
    /// For each row, the cost of its counting column without an upper bound, of which there is at most one; the row's
    /// multiplier is not below minus this.
    private let countCost: [Int128?]
    private let starts: [Int32]
    private let rows: [Int32]
    private let values: [Int32]

    init(_ tree: TreeProgram) {
        constant = tree.integer.exactConstant
        // Columns for leaving sessions out come last and have no cost.
        let costs = tree.integer.exactCosts
        cost = costs + [Cost](repeating: 0, count: tree.program.columnCount - costs.count)
        costStep = max(1, cost.reduce(0, greatestCommonDivisor))
        upper = tree.program.columnUpper.map { $0 == .infinity ? nil : Int128($0) }
        rowUpper = tree.program.rowUpper.map { Int128($0) }
        isEquation = zip(tree.program.rowLower, tree.program.rowUpper).map { $0 == $1 }
        (starts, rows, values) = Self.columns(of: tree)
        var countCost = [Int128?](repeating: nil, count: rowUpper.count)
        for column in cost.indices where upper[column] == nil {
            for entry in starts[column]..<starts[column + 1] { countCost[Int(rows[Int(entry)])] = Int128(cost[column]) }
        }
        self.countCost = countCost
    }

    private static func columns(of tree: TreeProgram) -> ([Int32], [Int32], [Int32]) {
        let program = tree.program
        var starts = [Int32](repeating: 0, count: program.columnCount + 1)
        for column in program.entryColumn { starts[Int(column) + 1] += 1 }
        for column in 0..<program.columnCount { starts[column + 1] += starts[column] }
        var next = starts
        var rows = [Int32](repeating: 0, count: program.entryRow.count)
        var values = rows
        for entry in program.entryRow.indices {
            let at = Int(next[Int(program.entryColumn[entry])])
            next[Int(program.entryColumn[entry])] += 1
            rows[at] = program.entryRow[entry]
            values[at] = Int32(program.entryValue[entry])
        }
        return (starts, rows, values)
    }

    /// A lower bound, and the reduced costs (in fractions of a cost unit) on which it is based.
    struct Bound {
        var cost: Cost
        var scaled: Int128
        var reducedCosts: [Int128]
    }

    /// - Parameters:
    ///   - duals: one per row; they need not be optimal.
    ///   - isOpen: for each 0-1 column, whether it may be 1.
    ///   - surcharge: added to a column's cost, in cost units.
    func bound(duals: [Double], isOpen: [Bool], surcharge: [Cost]) -> Bound {
        let multipliers = duals.indices.map { multiplier(duals[$0], row: $0) }
        var sum = Int128(constant) * Self.scale
        for row in multipliers.indices { sum += multipliers[row] * rowUpper[row] }
        var reducedCosts = [Int128](repeating: 0, count: cost.count)
        for column in cost.indices {
            var reduced = (Int128(cost[column]) + Int128(surcharge[column])) * Self.scale
            for entry in Int(starts[column])..<Int(starts[column + 1]) {
                reduced -= multipliers[Int(rows[entry])] * Int128(values[entry])
            }
            reducedCosts[column] = reduced
            if reduced < 0, isOpen[column] { sum += reduced * (upper[column] ?? 0) }
        }
        return Bound(cost: roundedUp(sum), scaled: sum, reducedCosts: reducedCosts)
    }

    private func multiplier(_ dual: Double, row: Int) -> Int128 {
        guard dual.isFinite, abs(dual) < 1e18 else { return 0 }
        let rounded = Int128((dual * Double(Self.scale)).rounded())
        guard !isEquation[row] else { return rounded }
        let nonPositive = min(0, rounded)  // rows are upper limits
        return countCost[row].map { max(nonPositive, -$0 * Self.scale) } ?? nonPositive
    }

    /// The smallest cost that a plan can have and that is not below a scaled sum.
    func roundedUp(_ sum: Int128) -> Cost {
        let step = Int128(costStep) * Self.scale
        let above = sum - Int128(constant) * Self.scale
        let steps = above >= 0 ? (above + step - 1) / step : -((0 - above) / step)
        return Cost(clamping: Int128(constant) + steps * Int128(costStep))
    }
}
