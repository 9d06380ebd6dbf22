/// Sums of rows modulo 2: for each the columns that it counts an odd number of times and the rows that it is made of.
struct ParityMatrix {
    /// Value of each column.
    let values: [Double]
    private let slack: [Double]
    private let parameters: SearchParameters.Cuts
    private var isOdd: [Bool]
    /// By sum, `columnWords` words of columns, then words of rows.
    private var bits: [UInt64]
    private let columnWords: Int
    private let stride: Int

    /// A sum of rows, as it stands.
    struct Sum {
        fileprivate let matrix: ParityMatrix
        fileprivate let number: Int

        var isOdd: Bool { matrix.isOdd[number] }
        var rowCount: Int { matrix.rowBits(number).reduce(0) { $0 + $1.nonzeroBitCount } }

        /// What the rows leave free and the values of the odd columns, together; no more is added up beyond 1.
        func penalty() -> Double {
            var sum = matrix.slackOf(number)
            matrix.forEachColumn(of: number) { column in
                sum += matrix.values[column]
                return sum < 1
            }
            return sum
        }

        func rows() -> [Int] { matrix.rowsOf(number) }
    }

    /// Each row by itself.
    init(_ tight: TightRows) {
        values = tight.values
        parameters = tight.parameters
        slack = tight.rows.map(\.slack)
        isOdd = tight.rows.map(\.isOdd)
        columnWords = (values.count + 63) / 64
        stride = columnWords + (isOdd.count + 63) / 64
        bits = [UInt64](repeating: 0, count: isOdd.count * stride)
        for row in isOdd.indices { bits[row * stride + columnWords + row / 64] = 1 << UInt64(row % 64) }
        for (column, rows) in tight.rowsOfColumn.enumerated() {
            for row in rows { bits[Int(row) * stride + column / 64] ^= 1 << UInt64(column % 64) }
        }
    }

    /// Adds, for one column after another, a row that counts it to all others that do, which then no longer do.
    /// - Parameter visit: shown each new sum.
    mutating func eliminate(columns: [Int], _ random: inout SearchRandom, visit: (Sum) -> Void) {
        var isUsed = [Bool](repeating: false, count: isOdd.count)
        for column in columns {
            let holders = isOdd.indices.filter { !isUsed[$0] && counts($0, column) }
            guard let pivot = lightest(holders, &random), slackOf(pivot) < parameters.pivotSlack else { continue }
            isUsed[pivot] = true
            for row in holders where row != pivot {
                for word in 0..<stride { bits[row * stride + word] ^= bits[pivot * stride + word] }
                isOdd[row] = isOdd[row] != isOdd[pivot]
                visit(Sum(matrix: self, number: row))
            }
        }
    }

    /// The sum that leaves least free and has fewest rows; ties are drawn.
    private func lightest(_ rows: [Int], _ random: inout SearchRandom) -> Int? {
        var best: (weight: Double, row: Int)?
        for row in rows {
            let length = rowBits(row).reduce(0) { $0 + $1.nonzeroBitCount }
            let weight = parameters.pivotSlackWeight * slackOf(row) + Double(length) + Double(random.below(1024)) / 1024
            if weight < best?.weight ?? .infinity { best = (weight, row) }
        }
        return best?.row
    }

    private func counts(_ row: Int, _ column: Int) -> Bool {
        bits[row * stride + column / 64] >> UInt64(column % 64) & 1 == 1
    }

    private func rowBits(_ sum: Int) -> ArraySlice<UInt64> { bits[sum * stride + columnWords..<(sum + 1) * stride] }

    private func rowsOf(_ sum: Int) -> [Int] {
        var rows: [Int] = []
        for (word, value) in rowBits(sum).enumerated() {
            var left = value
            while left != 0 {
                rows.append(word * 64 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return rows
    }

    private func slackOf(_ sum: Int) -> Double { rowsOf(sum).reduce(0) { $0 + slack[$1] } }

    private func forEachColumn(of sum: Int, _ body: (Int) -> Bool) {
        for word in 0..<columnWords {
            var left = bits[sum * stride + word]
            while left != 0 {
                guard body(word * 64 + left.trailingZeroBitCount) else { return }
                left &= left - 1
            }
        }
    }
}
