/// Finds cuts that a fractional solution breaks.
///
/// A sum of rows, halved and rounded down, is broken by (1 − slack − odd) ÷ 2 where its right-hand side is odd: slack is
/// what the rows leave free, odd the sum of the variables that it counts an odd number of times. So the parities of the
/// matrix are eliminated column by column, large values first, and every row sum met on the way is looked at.
enum HalfCutSearch {
    /// The longest sum that becomes a cut.
    private static let mostRows = 40
    private static let leastViolation = 0.02
    /// Eliminations in different random orders.
    private static let passes = 3

    /// Cuts that are broken, those first that are broken most for their length.
    static func find(
        _ program: MasterProgram, _ solution: MasterSolution, most: Int, _ random: inout SearchRandom
    ) -> [HalfCut] {
        let rows = tightRows(program, solution)
        let matrix = parities(program, solution, rows)
        var found: [HalfCut: Double] = [:]
        for _ in 0..<passes {
            var elimination = matrix
            let order = elimination.values.map { $0 * (0.5 + Double(random.below(1 << 20)) / Double(1 << 20)) }
            let columns = order.indices.sorted { (order[$1], $0) < (order[$0], $1) }
            elimination.eliminate(columns: columns, &random) { sum in
                guard sum.isOdd, sum.rowCount <= mostRows else { return }
                let violation = (1 - sum.penalty()) / 2
                guard violation > leastViolation else { return }
                let cut = HalfCut(sum.rows().map { rows[$0] })
                found[cut] = violation / Double(cut.rowCount).squareRoot()
            }
        }
        for cut in program.cuts.cuts { found[cut] = nil }
        let ranked = found.sorted {
            ($1.value, $0.key.indices, $0.key.blocks) < ($0.value, $1.key.indices, $1.key.blocks)
        }
        return ranked.prefix(most).map(\.key)
    }

    enum Row {
        case index(Int)
        case block(Int)
    }

    /// The rows that the solution leaves less than a half free, with what they leave free.
    private static func tightRows(_ program: MasterProgram, _ solution: MasterSolution) -> [TightRow] {
        let model = program.model
        let usage = solution.usage(program.columns, in: model)
        var blockUsage = [Double](repeating: 0, count: model.days.blocks.count)
        for (column, value) in zip(program.columns, solution.values) { blockUsage[Int(column.block)] += value }
        var rows: [TightRow] = []
        for index in 0..<model.priceCount {
            let row = index - model.sessionCount
            guard row < 0 || program.isInProgram(row: row) else { continue }
            let capacity = row < 0 ? 1 : model.rows.capacity[row]
            let slack = Double(capacity) + (row < 0 ? 0 : solution.breaks[row]) - usage[index]
            if slack < 0.5 { rows.append(TightRow(row: .index(index), slack: max(0, slack), isOdd: capacity & 1 == 1)) }
        }
        for (block, used) in blockUsage.enumerated() where used > 0.5 {
            rows.append(TightRow(row: .block(block), slack: max(0, 1 - used), isOdd: true))
        }
        return rows
    }

    private static func parities(
        _ program: MasterProgram, _ solution: MasterSolution, _ rows: [TightRow]
    ) -> ParityMatrix {
        let model = program.model
        var ofIndex = [Int](repeating: -1, count: model.priceCount)
        var ofBlock = [Int](repeating: -1, count: model.days.blocks.count)
        for (place, tight) in rows.enumerated() {
            switch tight.row {
            case .index(let index): ofIndex[index] = place
            case .block(let block): ofBlock[block] = place
            }
        }
        let columns = program.columns.indices.filter { solution.values[$0] > 1e-6 }
        let broken = solution.breaks.indices.filter { solution.breaks[$0] > 1e-6 }
        var matrix = ParityMatrix(
            rows: rows.map { ($0.slack, $0.isOdd) },
            values: columns.map { solution.values[$0] } + broken.map { solution.breaks[$0] })
        for (place, column) in columns.enumerated() {
            let pattern = program.columns[column]
            for (index, weight) in pattern.uses(in: model) where weight & 1 == 1 && ofIndex[index] >= 0 {
                matrix.flip(row: ofIndex[index], column: place)
            }
            if ofBlock[Int(pattern.block)] >= 0 { matrix.flip(row: ofBlock[Int(pattern.block)], column: place) }
        }
        for (place, row) in broken.enumerated() where ofIndex[model.sessionCount + row] >= 0 {
            matrix.flip(row: ofIndex[model.sessionCount + row], column: columns.count + place)
        }
        return matrix
    }
}

/// A row of the master program that a solution leaves little of.
struct TightRow {
    var row: HalfCutSearch.Row
    var slack: Double
    /// Whether its right-hand side is odd.
    var isOdd: Bool
}

extension HalfCut {
    fileprivate init(_ rows: [TightRow]) {
        indices = []
        blocks = []
        for row in rows {
            switch row.row {
            case .index(let index): indices.append(Int32(index))
            case .block(let block): blocks.append(Int32(block))
            }
        }
    }
}

private func < (one: (Double, [Int32], [Int32]), other: (Double, [Int32], [Int32])) -> Bool {
    if one.0 != other.0 { return one.0 < other.0 }
    if one.1 != other.1 { return one.1.lexicographicallyPrecedes(other.1) }
    return one.2.lexicographicallyPrecedes(other.2)
}
