/// Tabu search for zero-half cuts: from one sum of rows to the next by adding or removing a row, towards sums that a
/// solution violates (Koster, Zymolka & Kutschka 2009).
///
/// A step considers the rows that count one of the sum's odd columns, which are those that can reduce their total, and
/// takes the best of them even if none improves the sum; a row that was just moved stays for a while.
struct ZeroHalfTabuSearch {
    private let slack: ContiguousArray<Double>
    private let rowIsOdd: ContiguousArray<Bool>
    private let value: ContiguousArray<Double>
    /// Columns of row i: `columns[rowOffsets[i] ..< rowOffsets[i + 1]]`, and the rows of each column likewise.
    private let rowOffsets: ContiguousArray<Int32>
    private let columns: ContiguousArray<Int32>
    private let columnOffsets: ContiguousArray<Int32>
    private let rows: ContiguousArray<Int32>

    /// The present sum: its rows, the columns that it counts an odd number of times, and the totals of both.
    private var isIn: ContiguousArray<Bool>
    private var inSum: ContiguousArray<Int32> = []
    private var isOddColumn: ContiguousArray<Bool>
    private var isOdd = false
    private var penalty = 0.0
    /// For each row, how many of the odd columns it counts, and by how much the penalty changes if it is moved.
    private var touched: ContiguousArray<Int32>
    private var change: ContiguousArray<Double>
    /// The rows that count an odd column, and the position of each row among them, -1 if it is not one.
    private var near: ContiguousArray<Int32> = []
    private var placeNear: ContiguousArray<Int32>

    /// When each row was last moved, by a count of steps that is never reset.
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

    /// A walk from the sum of some rows, with some randomly drawn rows moved first.
    /// - Parameter visit: called with the rows of each sum that has an odd right-hand side, and its penalty: a cut is
    ///   violated by half of the amount by which that is below 1.
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

    /// The row whose move leaves the best sum; nil if all have been moved recently.
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

    /// Whether a row may be moved. The last one stays, as there is no way on from an empty sum.
    @inline(__always)
    private func isFree(_ row: Int, _ mostRows: Int) -> Bool {
        clock - movedAt[row] >= parameters.tenure && (isIn[row] ? inSum.count > 1 : inSum.count < mostRows)
    }

    /// The penalty of the sum after a row is moved, apart from the part that is the same for all rows.
    @inline(__always)
    private func lossAfter(_ row: Int) -> Double {
        let becomesOdd = isOdd != rowIsOdd[row]
        return change[row] + (becomesOdd ? 0 : parameters.evenWeight)
            + (isIn[row] ? -parameters.rowWeight : parameters.rowWeight)
    }

    /// Adds or removes a row.
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

    /// Takes a row that no longer counts any odd column off the list of those that do.
    private mutating func leaveOut(_ row: Int) {
        let last = near.removeLast()
        if Int(last) != row {
            near[Int(placeNear[row])] = last
            placeNear[Int(last)] = placeNear[row]
        }
        placeNear[row] = -1
    }
}
