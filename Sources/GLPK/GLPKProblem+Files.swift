import GLPKShim

/// File formats for linear and integer programs.
public enum ProgramFormat: Sendable {
    /// MPS with its fields in fixed columns; names of 8 characters at most.
    case fixedMPS
    /// MPS with its fields separated by blanks; names without blanks.
    case freeMPS
    /// CPLEX LP: formulas readable by people.
    case cplexLP

    var code: Int32 {
        switch self {
        case .fixedMPS: Int32(GS_FIXED_MPS)
        case .freeMPS: Int32(GS_FREE_MPS)
        case .cplexLP: Int32(GS_CPLEX_LP)
        }
    }
}

extension GLPKProblem {
    /// Writes the program.
    ///
    /// The objective's constant is not safe in files: CPLEX LP has no place for it, and readers of MPS do not agree on
    /// its sign. If the file is for other programs, use a column that is fixed at 1 instead. In fixed MPS, names longer
    /// than 8 characters violate the format, which is not reported.
    public func write(_ format: ProgramFormat, to path: String) throws(GLPKError) {
        try check(gs_write(handle, format.code, path), path: path)
    }

    /// Reads a program from a file; bad files throw `.file`.
    public convenience init(reading format: ProgramFormat, from path: String) throws(GLPKError) {
        try self.init()
        try check(gs_read(handle, format.code, path), path: path)
    }

    /// The program as plain data, with entries column by column: as loaded, including all later changes.
    public func program() throws(GLPKError) -> LinearProgram {
        let size = try size()
        var out = LinearProgram()
        out.rowLower = .init(repeating: 0, count: size.rows)
        out.rowUpper = out.rowLower
        out.columnCost = .init(repeating: 0, count: size.columns)
        out.columnLower = out.columnCost
        out.columnUpper = out.columnCost
        out.entryRow = .init(repeating: 0, count: size.entries)
        out.entryColumn = out.entryRow
        out.entryValue = .init(repeating: 0, count: size.entries)
        var integer = [UInt8](repeating: 0, count: size.columns)
        try check(
            gs_store(
                handle, &out.rowLower, &out.rowUpper, &out.columnCost,
                &out.columnLower, &out.columnUpper, &integer,
                &out.objectiveConstant, &out.entryRow, &out.entryColumn,
                &out.entryValue))
        out.columnIsInteger = integer.map { $0 != 0 }
        out.name = try text { gs_problem_name(handle, $0) }
        out.rowNames = try names(size.rows) { gs_row_name(handle, $0, $1) }
        out.columnNames = try names(size.columns) { gs_column_name(handle, $0, $1) }
        return out
    }

    /// The names of all rows or columns, or an empty list if none has one.
    private func names(
        _ count: Int, _ ask: (Int32, UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32
    ) throws(GLPKError) -> [String] {
        var out: [String] = []
        for index in 0..<Int32(count) { out.append(try text { ask(index, $0) }) }
        return out.allSatisfy(\.isEmpty) ? [] : out
    }

    private func text(_ ask: (UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32) throws(GLPKError) -> String {
        var name: UnsafePointer<CChar>?
        try check(ask(&name))
        return String(cString: name!)
    }
}
