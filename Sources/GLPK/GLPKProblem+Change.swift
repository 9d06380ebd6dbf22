import GLPKShim

extension GLPKProblem {
    /// Replaces everything by the program, and sets the standard basis (all rows basic).
    public func load(_ program: LinearProgram) throws(GLPKError) {
        try program.validate()
        try check(
            gs_load(
                handle, Int32(program.rowCount), program.rowLower.base, program.rowUpper.base,
                Int32(program.columnCount), program.columnCost.base, program.columnLower.base,
                program.columnUpper.base, program.columnIsInteger.bytes.base, program.objectiveConstant,
                Int32(program.entryRow.count), program.entryRow.base, program.entryColumn.base,
                program.entryValue.base))
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
                handle, Int32(block.count), block.cost.base, block.lower.base, block.upper.base,
                block.isInteger.bytes.base, block.starts.base, block.rows.base, block.values.base,
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
                handle, Int32(block.count), block.lower.base, block.upper.base, block.starts.base,
                block.columns.base, block.values.base, block.status.rawValue))
        return first
    }

    /// Deletes columns, each named once; those after them move up.
    public func deleteColumns(_ columns: ContiguousArray<Int32>) throws(GLPKError) {
        try check(gs_delete_columns(handle, Int32(columns.count), columns.base))
    }

    /// Deletes rows, each named once; those after them move up.
    public func deleteRows(_ rows: ContiguousArray<Int32>) throws(GLPKError) {
        try check(gs_delete_rows(handle, Int32(rows.count), rows.base))
    }

    /// Sets the costs of the columns named. The basis stays primal feasible if it was.
    public func setCosts(
        _ columns: ContiguousArray<Int32>, to costs: ContiguousArray<Double>
    ) throws(GLPKError) {
        try requireCount(costs.count, columns.count, "costs")
        try requireFinite(costs, "cost")
        try check(gs_set_costs(handle, Int32(columns.count), columns.base, costs.base))
    }

    /// Sets the bounds of the columns named. The basis stays dual feasible if it was, where no status has to change.
    public func setColumnBounds(
        _ columns: ContiguousArray<Int32>, lower: ContiguousArray<Double>, upper: ContiguousArray<Double>
    ) throws(GLPKError) {
        try requireBounds(lower, upper, columns.count, "column")
        try check(gs_set_column_bounds(handle, Int32(columns.count), columns.base, lower.base, upper.base))
    }

    /// Sets the bounds of the rows named.
    public func setRowBounds(
        _ rows: ContiguousArray<Int32>, lower: ContiguousArray<Double>, upper: ContiguousArray<Double>
    ) throws(GLPKError) {
        try requireBounds(lower, upper, rows.count, "row")
        try check(gs_set_row_bounds(handle, Int32(rows.count), rows.base, lower.base, upper.base))
    }
}
