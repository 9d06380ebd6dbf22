extension LinearProgram {
    /// Checks what GLPK would not notice: numbers that are not finite, and arrays whose lengths are inconsistent.
    func validate() throws(GLPKError) {
        try requireFinite([objectiveConstant], "objective constant")
        try requireFinite(columnCost, "cost of column")
        try requireBounds(columnLower, columnUpper, columnCount, "column")
        try requireCount(columnIsInteger.count, columnCount, "column kinds")
        try requireBounds(rowLower, rowUpper, rowCount, "row")
        try requireCount(entryColumn.count, entryRow.count, "entry columns")
        try requireCount(entryValue.count, entryRow.count, "entry values")
        try requireFinite(entryValue, "coefficient of entry")
        if !rowNames.isEmpty { try requireCount(rowNames.count, rowCount, "row names") }
        if !columnNames.isEmpty { try requireCount(columnNames.count, columnCount, "column names") }
    }
}

extension ColumnBlock {
    func validate() throws(GLPKError) {
        try requireFinite(cost, "cost of new column")
        try requireBounds(lower, upper, count, "new column")
        try requireCount(isInteger.count, count, "kinds of new columns")
        try requireStarts(starts, count: count, entries: rows.count)
        try requireCount(values.count, rows.count, "coefficients of new columns")
        try requireFinite(values, "coefficient of new entry")
    }
}

extension RowBlock {
    func validate() throws(GLPKError) {
        try requireBounds(lower, upper, count, "new row")
        try requireStarts(starts, count: count, entries: columns.count)
        try requireCount(values.count, columns.count, "coefficients of new rows")
        try requireFinite(values, "coefficient of new entry")
    }
}

private func requireStarts(_ starts: [Int32], count: Int, entries: Int) throws(GLPKError) {
    try requireCount(starts.count, count + 1, "starts")
    guard starts[0] == 0, Int(starts[count]) == entries, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw .shape(what: "starts do not rise from 0 to the number of entries, \(entries)")
    }
}
