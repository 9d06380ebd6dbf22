import GLPKShim

/// File formats for linear and integer programs.
public enum ProgramFormat: Sendable {
    case fixedMPS
    case freeMPS
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
    /// Writes the program. In fixed MPS, names longer than 8 characters are an error of the format, not reported.
    public func write(_ format: ProgramFormat, to path: String) throws(GLPKError) {
        try check(gs_write(handle, format.code, path), path: path)
    }

    /// Reads a program from a file; bad files throw `.file`.
    public convenience init(reading format: ProgramFormat, from path: String) throws(GLPKError) {
        try self.init()
        try check(gs_read(handle, format.code, path), path: path)
    }

    /// The program as plain data, entries column by column: what was loaded and what changed since.
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
        out.columnIsInteger = Array(integer.map { $0 != 0 })
        return out
    }
}
