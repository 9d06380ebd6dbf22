/// Tabu search for zero-zero-half cuts: from one sum of rows to the next by taking a row in or out, towards sums that a
/// solution breaks (Koster, Zymolka & Kutschka 2009).
///
/// A step looks at the rows that count one of the sum's odd columns, which are those that
/// can make it smaller, and takes the best of them even where none is better; a row just moved stays for a while.
struct ZeroHalfTabuSearch {
    private let slack: ContiguousArray<Double>
    private let rowIsOdd: ContiguousArray<Bool>
    private let value: ContiguousArray<Double>
    /// Columns of row i: `columns[rowOffsets[i] ..< rowOffsets[i + 1]]`, and the other way about.
    private let rowOffsets: ContiguousArray<Int32>
    private let columns: ContiguousArray<Int32>
    private let columnOffsets: ContiguousArray<Int32>
    private let rows: ContiguousArray<Int32>

    /// The sum at hand: its rows, the columns that it counts an odd number of times, and what both amount to.
    private var isIn: ContiguousArray<Bool>
    private var inSum: ContiguousArray<Int32> = []
    private var isOddColumn: ContiguousArray<Bool>
    private var isOdd = false
    private var penalty = 0.0
    /// By row, how many of the odd columns it counts, and by how much the penalty changes once it is moved.
    private var touched: ContiguousArray<Int32>
    private var change: ContiguousArray<Double>
    /// The rows that count an odd column, and where each is among them, -1 where it is not.
    private var near: ContiguousArray<Int32> = []
    private var placeNear: ContiguousArray<Int32>

    /// When each row was moved last, by a count of steps that never starts anew.
    private var movedAt: ContiguousArray<Int32>
    private var clock: Int32 = 0

    private let parameters: SearchParameters.Cuts

    init(_ tight: NearBindingRows) {
        parameters = tight.parameters
        slack = ContiguousArray(tight.rows.map(\.slack))
        rowIsOdd = ContiguousArray(tight.rows.map(\.isOdd))
        value = ContiguousArray(tight.values)
        var columnsOfRow = [[Int32]](repeating: [], count: tight.rows.count)
        for (column, rows) in tight.rowsOfColumn.enumerated() {
            for row in rows { columnsOfRow[Int(row)].append(Int32(column)) }
        }
        (rowOffsets, columns) = Self.flat(columnsOfRow)
        (columnOffsets, rows) = Self.flat(tight.rowsOfColumn)
        isIn = .init(repeating: false, count: tight.rows.count)
        movedAt = .init(repeating: -parameters.tenure, count: tight.rows.count)
        isOddColumn = .init(repeating: false, count: tight.values.count)
        touched = .init(repeating: 0, count: tight.rows.count)
        placeNear = .init(repeating: -1, count: tight.rows.count)
        change = ContiguousArray(
            columnsOfRow.enumerated().map { row, columns in
                columns.reduce(tight.rows[row].slack) { $0 + tight.values[Int($1)] }
            })
    }

    private static func flat(_ lists: [[Int32]]) -> (offsets: ContiguousArray<Int32>, entries: ContiguousArray<Int32>) {
        var offsets: ContiguousArray<Int32> = [0]
        var entries: ContiguousArray<Int32> = []
        for list in lists {
            entries += list
            offsets.append(Int32(entries.count))
        }
        return (offsets, entries)
    }

    /// A walk from the sum of some rows, with some others moved that are drawn.
    /// - Parameter visit: shown the rows of each sum with an odd right-hand side, and its penalty: a cut is broken by
    ///   half of
    ///   what that is below 1.
    mutating func walk(
        from start: [Int32], noisy: Int = 0, mostRows: Int, _ random: inout SearchRandom,
        visit: (_ penalty: Double, _ rows: ContiguousArray<Int32>) -> Void
    ) {
        while let row = inSum.last { move(Int(row)) }
        penalty = 0
        clock += parameters.tenure
        for row in start { move(Int(row)) }
        for _ in 0..<noisy { moveAny(&random) }
        for _ in 0..<parameters.moves {
            clock += 1
            guard let row = bestMove(mostRows, &random) else { continue }
            move(row)
            movedAt[row] = clock
            if isOdd, penalty < 1 { visit(penalty, inSum) }
            if penalty > parameters.mostPenalty { return }
        }
    }

    /// Moves a row that counts an odd column.
    private mutating func moveAny(_ random: inout SearchRandom) {
        guard !near.isEmpty else { return }
        let row = Int(near[random.below(near.count)])
        move(row)
        movedAt[row] = clock
    }

    /// The row whose move leaves the best sum; nil where all have been moved just now.
    private mutating func bestMove(_ mostRows: Int, _ random: inout SearchRandom) -> Int? {
        var best: (loss: Double, row: Int)?
        for row in near {
            let row = Int(row)
            guard isFree(row, mostRows) else { continue }
            let loss = lossAfter(row) + parameters.randomWeight * Double(random.below(1024)) / 1024
            if loss < best?.loss ?? .infinity { best = (loss, row) }
        }
        return best?.row
    }

    /// Whether a row may be moved. The last one stays: nothing leads on from an empty sum.
    @inline(__always)
    private func isFree(_ row: Int, _ mostRows: Int) -> Bool {
        clock - movedAt[row] >= parameters.tenure && (isIn[row] ? inSum.count > 1 : inSum.count < mostRows)
    }

    /// What the sum would have against it once a row is moved, but for what it has in any case.
    @inline(__always)
    private func lossAfter(_ row: Int) -> Double {
        let becomesOdd = isOdd != rowIsOdd[row]
        return change[row] + (becomesOdd ? 0 : parameters.evenWeight)
            + (isIn[row] ? -parameters.rowWeight : parameters.rowWeight)
    }

    /// Takes a row in or out.
    private mutating func move(_ row: Int) {
        penalty += change[row]
        isOdd = isOdd != rowIsOdd[row]
        if isIn[row] {
            inSum.remove(at: inSum.firstIndex(of: Int32(row))!)
        } else {
            inSum.append(Int32(row))
        }
        change[row] += (isIn[row] ? 2 : -2) * slack[row]
        isIn[row].toggle()
        for entry in Int(rowOffsets[row])..<Int(rowOffsets[row + 1]) { toggle(Int(columns[entry])) }
    }

    private mutating func toggle(_ column: Int) {
        let isOdd = !isOddColumn[column]
        isOddColumn[column] = isOdd
        let difference = isOdd ? -2 * value[column] : 2 * value[column]
        for entry in Int(columnOffsets[column])..<Int(columnOffsets[column + 1]) {
            let row = Int(rows[entry])
            change[row] += difference
            touched[row] += isOdd ? 1 : -1
            if isOdd, touched[row] == 1 {
                placeNear[row] = Int32(near.count)
                near.append(Int32(row))
            } else if !isOdd, touched[row] == 0 {
                leaveOut(row)
            }
        }
    }

    /// A row that counts no odd column any more.
    private mutating func leaveOut(_ row: Int) {
        let last = near.removeLast()
        if Int(last) != row {
            near[Int(placeNear[row])] = last
            placeNear[Int(last)] = placeNear[row]
        }
        placeNear[row] = -1
    }
}
