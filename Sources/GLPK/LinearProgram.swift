/// A linear or mixed integer program as plain data, to minimise: columns (variables), rows (constraints) and the
/// entries of the matrix as triplets. Fill it, then load it into a `GLPKProblem` in one go.
///
/// Columns and rows are numbered from 0. Bounds may be infinite; costs and coefficients must be finite.
public struct LinearProgram: Sendable, Equatable {
    /// Written into exported files; may be empty.
    public var name = ""
    /// Added to the cost of every solution.
    public var objectiveConstant = 0.0

    /// The cost of each column per unit of its value; as many as there are columns.
    public var columnCost: [Double] = []
    /// The least value of each column; -∞ for none.
    public var columnLower: [Double] = []
    /// The greatest value of each column; ∞ for none.
    public var columnUpper: [Double] = []
    /// Whether the column takes only integer values (ignored by the simplex method).
    public var columnIsInteger: [Bool] = []
    /// The name of each column for exported files; empty, or one per column.
    public var columnNames: [String] = []

    /// The least value of each row's sum; -∞ for none. Equal bounds make an equation.
    public var rowLower: [Double] = []
    /// The greatest value of each row's sum; ∞ for none.
    public var rowUpper: [Double] = []
    /// The name of each row for exported files; empty, or one per row.
    public var rowNames: [String] = []

    /// Non-zeros as triplets, in any order; the same (row, column) twice is an error when loaded.
    public var entryRow: [Int32] = []
    /// The column of each non-zero, in the order of ``entryRow``.
    public var entryColumn: [Int32] = []
    /// The coefficient of each non-zero, in the order of ``entryRow``.
    public var entryValue: [Double] = []

    /// A program without rows and columns.
    public init(name: String = "") { self.name = name }

    /// The number of columns: the number of elements of ``columnCost``.
    public var columnCount: Int { columnCost.count }
    /// The number of rows: the number of elements of ``rowLower``.
    public var rowCount: Int { rowLower.count }

    /// Adds a column and returns its index. Give either every column a name or none.
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

    /// Adds a row `lower ≤ Σ entries ≤ upper` without entries and returns its index. Give either every row a name or
    /// none.
    @discardableResult
    public mutating func addRow(lower: Double = -.infinity, upper: Double = .infinity, name: String? = nil) -> Int32 {
        rowLower.append(lower)
        rowUpper.append(upper)
        if let name { rowNames.append(name) }
        return Int32(rowLower.count - 1)
    }

    /// Sets one coefficient; each (row, column) may be set at most once.
    public mutating func addEntry(row: Int32, column: Int32, value: Double) {
        entryRow.append(row)
        entryColumn.append(column)
        entryValue.append(value)
    }
}

/// Columns to add to a loaded problem, with their entries column by column:
/// those of column k are `starts[k] ..< starts[k + 1]`.
public struct ColumnBlock: Sendable {
    /// The cost of each new column per unit of its value.
    public var cost: [Double] = []
    /// The least value of each new column; -∞ for none.
    public var lower: [Double] = []
    /// The greatest value of each new column; ∞ for none.
    public var upper: [Double] = []
    /// Whether each new column takes only integer values (ignored by the simplex method).
    public var isInteger: [Bool] = []
    /// Where the entries of each new column start in ``rows`` and ``values``, and after the last column where they end.
    public var starts: [Int32] = [0]
    /// The row of each entry: an index of the loaded problem, each at most once in a column.
    public var rows: [Int32] = []
    /// The coefficient of each entry, in the order of ``rows``.
    public var values: [Double] = []
    /// The status of the new columns in the basis. `.atLower` keeps a primal feasible basis primal feasible.
    public var status = BasisStatus.atLower

    /// A block without columns.
    public init() {}

    /// The number of columns that the block adds: the number of elements of ``cost``.
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

    /// Adds an entry to the column begun last; each row at most once in a column.
    public mutating func addEntry(row: Int32, value: Double) {
        rows.append(row)
        values.append(value)
    }

    /// Ends the column begun last. Call it once after each `beginColumn`.
    public mutating func endColumn() { starts.append(Int32(rows.count)) }
}

/// Rows to add to a loaded problem, with their entries row by row:
/// those of row k are `starts[k] ..< starts[k + 1]`.
public struct RowBlock: Sendable {
    /// The least value of each new row's sum; -∞ for none.
    public var lower: [Double] = []
    /// The greatest value of each new row's sum; ∞ for none.
    public var upper: [Double] = []
    /// Where the entries of each new row start in ``columns`` and ``values``, and after the last row where they end.
    public var starts: [Int32] = [0]
    /// The column of each entry: an index of the loaded problem, each at most once in a row.
    public var columns: [Int32] = []
    /// The coefficient of each entry, in the order of ``columns``.
    public var values: [Double] = []
    /// The status of the new rows in the basis. `.basic` keeps the basis valid and dual feasible.
    public var status = BasisStatus.basic

    /// A block without rows.
    public init() {}

    /// The number of rows that the block adds: the number of elements of ``lower``.
    public var count: Int { lower.count }

    /// Adds a row whose entries follow with `addEntry` and end with `endRow`.
    public mutating func beginRow(lower: Double = -.infinity, upper: Double = .infinity) {
        self.lower.append(lower)
        self.upper.append(upper)
    }

    /// Adds an entry to the row begun last; each column at most once in a row.
    public mutating func addEntry(column: Int32, value: Double) {
        columns.append(column)
        values.append(value)
    }

    /// Ends the row begun last. Call it once after each `beginRow`.
    public mutating func endRow() { starts.append(Int32(columns.count)) }
}
