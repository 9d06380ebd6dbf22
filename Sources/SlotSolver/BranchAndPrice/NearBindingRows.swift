/// The slacks of rows that a fractional solution nearly fills, and the columns that these rows count an odd number of
/// times.
struct NearBindingRows {
    struct Row {
        var row: ZeroHalfSeparation.Row
        /// The slack that the solution leaves, at least 0.
        var slack: Double
        /// Whether its right-hand side is odd.
        var isOdd: Bool
    }

    private(set) var rows: [Row]
    /// The nonzero values of the solution: of its columns, then the excesses over rows.
    private(set) var values: [Double]
    /// For each column, the rows that count it an odd number of times.
    private(set) var rowsOfColumn: [[Int32]]

    let parameters: SearchParameters.Cuts

    init(
        rows: [Row], values: [Double], rowsOfColumn: [[Int32]], parameters: SearchParameters.Cuts = .init()
    ) {
        self.parameters = parameters
        self.rows = rows
        self.values = values
        self.rowsOfColumn = rowsOfColumn
    }

    /// The near-binding rows of a solution of the restricted master problem, among the rows in it.
    init(_ program: RestrictedMaster, _ solution: MasterSolution) {
        self.init(
            program.model, columns: program.columns, values: solution.values,
            activity: solution.activity(program.columns, in: program.model), slacks: solution.slacks,
            isInUse: { program.isInProgram(row: $0) })
    }

    /// - Parameters:
    ///   - values: the value of each column.
    ///   - activity: how much the columns use of each session and row.
    ///   - slacks: by linking row, by how much it is violated.
    ///   - isInUse: whether each linking row is looked at.
    init(
        _ model: RelaxationModel, columns: [DayColumn], values: [Double], activity: [Double],
        slacks: [Double], isInUse: (_ row: Int) -> Bool
    ) {
        self.init(rows: [], values: [], rowsOfColumn: [], parameters: model.parameters.cuts)
        findRows(model, activity, slacks, isInUse)
        findBlocks(model, columns, values)
        var ofIndex = [Int32](repeating: -1, count: model.dualCount)
        var ofBlock = [Int32](repeating: -1, count: model.days.blocks.count)
        for (place, tight) in rows.enumerated() {
            switch tight.row {
            case .index(let index): ofIndex[index] = Int32(place)
            case .block(let block): ofBlock[block] = Int32(place)
            }
        }
        for (column, value) in zip(columns, values) where value > 1e-6 {
            let odd = column.uses(in: model).filter { $0.weight & 1 == 1 }.map { ofIndex[$0.index] }
            add(value, in: odd + [ofBlock[Int(column.block)]])
        }
        for (row, value) in slacks.enumerated() where value > 1e-6 {
            add(value, in: [ofIndex[model.sessionCount + row]])
        }
    }

    private mutating func add(_ value: Double, in places: [Int32]) {
        values.append(value)
        rowsOfColumn.append(places.filter { $0 >= 0 })
    }

    private mutating func findRows(
        _ model: RelaxationModel, _ activity: [Double], _ slacks: [Double], _ isInUse: (Int) -> Bool
    ) {
        for index in 0..<model.dualCount {
            let row = index - model.sessionCount
            guard row < 0 || isInUse(row) else { continue }
            let capacity = row < 0 ? 1 : model.rows.capacity[row]
            let slack = Double(capacity) + (row < 0 ? 0 : slacks[row]) - activity[index]
            if slack < parameters.mostSlack {
                rows.append(Row(row: .index(index), slack: max(0, slack), isOdd: capacity & 1 == 1))
            }
        }
    }

    private mutating func findBlocks(_ model: RelaxationModel, _ columns: [DayColumn], _ values: [Double]) {
        var blockActivity = [Double](repeating: 0, count: model.days.blocks.count)
        for (column, value) in zip(columns, values) { blockActivity[Int(column.block)] += value }
        for (block, used) in blockActivity.enumerated() where 1 - used < parameters.mostSlack {
            rows.append(Row(row: .block(block), slack: max(0, 1 - used), isOdd: true))
        }
    }
}

extension ZeroHalfCut {
    init(_ rows: [NearBindingRows.Row]) {
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
