/// A linear or mixed integer program as plain data, to be minimised: columns (variables), rows (constraints) and
/// the entries of the matrix as triplets. Fill it, then load it into a `GLPKProblem` in one go.
///
/// Columns and rows are numbered from 0. Bounds may be infinite; costs and coefficients must be finite.
public struct LinearProgram: Sendable, Equatable {
    /// Written into exported files; may be empty.
    public var name = ""
    /// Added to the cost of every solution.
    public var objectiveConstant = 0.0

    public var columnCost: [Double] = []
    public var columnLower: [Double] = []
    public var columnUpper: [Double] = []
    /// Whether the column takes whole values only (ignored by the simplex method).
    public var columnIsInteger: [Bool] = []
    public var columnNames: [String] = []

    public var rowLower: [Double] = []
    public var rowUpper: [Double] = []
    public var rowNames: [String] = []

    /// Non-zeros as triplets, in any order; the same (row, column) twice is an error when loaded.
    public var entryRow: [Int32] = []
    public var entryColumn: [Int32] = []
    public var entryValue: [Double] = []

    public init(name: String = "") { self.name = name }

    public var columnCount: Int { columnCost.count }
    public var rowCount: Int { rowLower.count }

    /// Adds a column and returns its index. Give every column a name or none.
    @discardableResult
    public mutating func addColumn(
        cost: Double, lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false, name: String? = nil
    ) -> Int32 {
        columnCost.append(cost)
        columnLower.append(lower)
        columnUpper.append(upper)
        columnIsInteger.append(isInteger)
        if let name { columnNames.append(name) }
        return Int32(columnCost.count - 1)
    }

    /// Adds a row `lower ≤ Σ entries ≤ upper` without entries and returns its index. Give every row a name or none.
    @discardableResult
    public mutating func addRow(lower: Double = -.infinity, upper: Double = .infinity, name: String? = nil) -> Int32 {
        rowLower.append(lower)
        rowUpper.append(upper)
        if let name { rowNames.append(name) }
        return Int32(rowLower.count - 1)
    }

    /// Sets one coefficient; each (row, column) at most once.
    public mutating func addEntry(row: Int32, column: Int32, value: Double) {
        entryRow.append(row)
        entryColumn.append(column)
        entryValue.append(value)
    }
}

/// Columns to add to a loaded problem, with their entries column by column:
/// those of column k are `starts[k] ..< starts[k + 1]`.
public struct ColumnBlock: Sendable {
    public var cost: [Double] = []
    public var lower: [Double] = []
    public var upper: [Double] = []
    public var isInteger: [Bool] = []
    public var starts: [Int32] = [0]
    public var rows: [Int32] = []
    public var values: [Double] = []
    /// Where the new columns stand in the basis. `.atLower` keeps a primal feasible basis primal feasible.
    public var status = BasisStatus.atLower

    public init() {}

    public var count: Int { cost.count }

    /// Adds a column whose entries follow with `addEntry` and end with `endColumn`.
    public mutating func beginColumn(
        cost: Double, lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false
    ) {
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.isInteger.append(isInteger)
    }

    public mutating func addEntry(row: Int32, value: Double) {
        rows.append(row)
        values.append(value)
    }

    public mutating func endColumn() { starts.append(Int32(rows.count)) }
}

/// Rows to add to a loaded problem, with their entries row by row:
/// those of row k are `starts[k] ..< starts[k + 1]`.
public struct RowBlock: Sendable {
    public var lower: [Double] = []
    public var upper: [Double] = []
    public var starts: [Int32] = [0]
    public var columns: [Int32] = []
    public var values: [Double] = []
    /// Where the new rows stand in the basis. `.basic` keeps the basis valid and dual feasible.
    public var status = BasisStatus.basic

    public init() {}

    public var count: Int { lower.count }

    /// Adds a row whose entries follow with `addEntry` and end with `endRow`.
    public mutating func beginRow(lower: Double = -.infinity, upper: Double = .infinity) {
        self.lower.append(lower)
        self.upper.append(upper)
    }

    public mutating func addEntry(column: Int32, value: Double) {
        columns.append(column)
        values.append(value)
    }

    public mutating func endRow() { starts.append(Int32(columns.count)) }
}
