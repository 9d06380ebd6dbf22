import GLPKShim

extension GLPKProblem {
    /// Replaces everything with the program, and sets the standard basis (all rows basic).
    public func load(_ program: LinearProgram) throws(GLPKError) {
        try program.validate()
        try check(
            gs_load(
                handle, Int32(program.rowCount), program.rowLower, program.rowUpper,
                Int32(program.columnCount), program.columnCost, program.columnLower,
                program.columnUpper, program.columnIsInteger.bytes, program.objectiveConstant,
                Int32(program.entryRow.count), program.entryRow, program.entryColumn,
                program.entryValue))
        try setNames(of: program)
    }

    private func setNames(of program: LinearProgram) throws(GLPKError) {
        if !program.name.isEmpty { try check(gs_set_problem_name(handle, program.name)) }
        for (row, name) in program.rowNames.enumerated() { try check(gs_set_row_name(handle, Int32(row), name)) }
        for (column, name) in program.columnNames.enumerated() {
            try check(gs_set_column_name(handle, Int32(column), name))
        }
    }

    /// Adds columns at the end and returns the index of the first. The basis stays valid.
    @discardableResult
    public func addColumns(_ block: ColumnBlock) throws(GLPKError) -> Int {
        try block.validate()
        let first = try size().columns
        try check(
            gs_add_columns(
                handle, Int32(block.count), block.cost, block.lower, block.upper,
                block.isInteger.bytes, block.starts, block.rows, block.values,
                block.status.rawValue))
        return first
    }

    /// Adds rows at the end and returns the index of the first. The basis stays valid.
    @discardableResult
    public func addRows(_ block: RowBlock) throws(GLPKError) -> Int {
        try block.validate()
        let first = try size().rows
        try check(
            gs_add_rows(
                handle, Int32(block.count), block.lower, block.upper, block.starts,
                block.columns, block.values, block.status.rawValue))
        return first
    }

    /// Deletes columns, without repetitions; those after them move up.
    public func deleteColumns(_ columns: [Int32]) throws(GLPKError) {
        try check(gs_delete_columns(handle, Int32(columns.count), columns))
    }

    /// Deletes rows, without repetitions; those after them move up.
    public func deleteRows(_ rows: [Int32]) throws(GLPKError) {
        try check(gs_delete_rows(handle, Int32(rows.count), rows))
    }

    /// Sets the costs of these columns. The basis stays primal feasible if it was.
    public func setCosts(
        _ columns: [Int32], to costs: [Double]
    ) throws(GLPKError) {
        try requireCount(costs.count, columns.count, "costs")
        try requireFinite(costs, "cost")
        try check(gs_set_costs(handle, Int32(columns.count), columns, costs))
    }

    /// Sets the bounds of these columns. The basis stays dual feasible if it was, unless a status has to change.
    public func setColumnBounds(
        _ columns: [Int32], lower: [Double], upper: [Double]
    ) throws(GLPKError) {
        try requireBounds(lower, upper, columns.count, "column")
        try check(gs_set_column_bounds(handle, Int32(columns.count), columns, lower, upper))
    }

    /// Sets the bounds of these rows.
    public func setRowBounds(
        _ rows: [Int32], lower: [Double], upper: [Double]
    ) throws(GLPKError) {
        try requireBounds(lower, upper, rows.count, "row")
        try check(gs_set_row_bounds(handle, Int32(rows.count), rows, lower, upper))
    }
}
