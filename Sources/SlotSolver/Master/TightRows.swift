/// What a fractional solution leaves of rows that it nearly fills, and which columns count in them an odd number of times.
struct TightRows {
    struct Row {
        var row: HalfCutSearch.Row
        /// What the solution leaves free, 0 at least.
        var slack: Double
        /// Whether its right-hand side is odd.
        var isOdd: Bool
    }

    private(set) var rows: [Row]
    /// Values of the solution's columns that are not 0: patterns, then what rows are exceeded by.
    private(set) var values: [Double]
    /// For each column the rows that count it an odd number of times.
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

    /// Those of a solution of the master program, among the rows in it.
    init(_ program: MasterProgram, _ solution: MasterSolution) {
        self.init(
            program.model, columns: program.columns, values: solution.values,
            usage: solution.usage(program.columns, in: program.model), breaks: solution.breaks,
            isInUse: { program.isInProgram(row: $0) })
    }

    /// - Parameters:
    ///   - values: by pattern.
    ///   - usage: how much the patterns use of each session and row.
    ///   - breaks: by coupling row, how much it is broken by.
    ///   - isInUse: the coupling rows to look at.
    init(
        _ model: RelaxationModel, columns: [PatternColumn], values: [Double], usage: [Double],
        breaks: [Double], isInUse: (_ row: Int) -> Bool
    ) {
        self.init(rows: [], values: [], rowsOfColumn: [], parameters: model.parameters.cuts)
        findRows(model, usage, breaks, isInUse)
        findBlocks(model, columns, values)
        var ofIndex = [Int32](repeating: -1, count: model.priceCount)
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
        for (row, value) in breaks.enumerated() where value > 1e-6 {
            add(value, in: [ofIndex[model.sessionCount + row]])
        }
    }

    private mutating func add(_ value: Double, in places: [Int32]) {
        values.append(value)
        rowsOfColumn.append(places.filter { $0 >= 0 })
    }

    private mutating func findRows(
        _ model: RelaxationModel, _ usage: [Double], _ breaks: [Double], _ isInUse: (Int) -> Bool
    ) {
        for index in 0..<model.priceCount {
            let row = index - model.sessionCount
            guard row < 0 || isInUse(row) else { continue }
            let capacity = row < 0 ? 1 : model.rows.capacity[row]
            let slack = Double(capacity) + (row < 0 ? 0 : breaks[row]) - usage[index]
            if slack < parameters.mostSlack {
                rows.append(Row(row: .index(index), slack: max(0, slack), isOdd: capacity & 1 == 1))
            }
        }
    }

    private mutating func findBlocks(_ model: RelaxationModel, _ columns: [PatternColumn], _ values: [Double]) {
        var blockUsage = [Double](repeating: 0, count: model.days.blocks.count)
        for (column, value) in zip(columns, values) { blockUsage[Int(column.block)] += value }
        for (block, used) in blockUsage.enumerated() where 1 - used < parameters.mostSlack {
            rows.append(Row(row: .block(block), slack: max(0, 1 - used), isOdd: true))
        }
    }
}

extension HalfCut {
    init(_ rows: [TightRows.Row]) {
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
