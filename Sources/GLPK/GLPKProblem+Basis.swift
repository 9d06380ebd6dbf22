import GLPKShim

/// The status of every row and column in the basis.
public struct Basis: Sendable, Equatable {
    /// The status of each row, by its index. A row stands for the slack of its constraint.
    public var rows: [BasisStatus]
    /// The status of each column, by its index.
    public var columns: [BasisStatus]

    /// Creates a basis from its statuses; their numbers are checked by ``GLPKProblem/setBasis(_:)``.
    public init(rows: [BasisStatus], columns: [BasisStatus]) {
        self.rows = rows
        self.columns = columns
    }
}

extension GLPKProblem {
    /// The current basis, which may be set again later.
    public func basis() throws(GLPKError) -> Basis {
        let size = try size()
        var rows = [Int32](repeating: 0, count: size.rows)
        var columns = [Int32](repeating: 0, count: size.columns)
        try check(gs_get_statuses(handle, &rows, &columns))
        return Basis(
            rows: rows.map { BasisStatus(rawValue: $0)! },
            columns: columns.map { BasisStatus(rawValue: $0)! })
    }

    /// Sets the whole basis. As many rows and columns together must be basic as there are rows.
    public func setBasis(_ basis: Basis) throws(GLPKError) {
        let size = try size()
        try requireCount(basis.rows.count, size.rows, "basis rows")
        try requireCount(basis.columns.count, size.columns, "basis columns")
        try setRowStatuses(Array(0..<Int32(size.rows)), basis.rows)
        try setColumnStatuses(Array(0..<Int32(size.columns)), basis.columns)
    }

    /// Sets the status of these rows, one status each; the others keep theirs.
    ///
    /// A non-basic status that the row's bounds do not allow becomes one that they do. The next solve checks whether as
    /// many rows and columns are basic as there are rows, and throws `.failed` otherwise.
    ///
    /// - Throws: ``GLPKError/shape(what:)`` if there are not as many statuses as rows.
    public func setRowStatuses(
        _ rows: [Int32], _ statuses: [BasisStatus]
    ) throws(GLPKError) {
        try requireCount(statuses.count, rows.count, "row statuses")
        let codes = statuses.map(\.rawValue)
        try check(gs_set_row_status(handle, Int32(rows.count), rows, codes))
    }

    /// Sets the status of these columns, one status each; the others keep theirs.
    ///
    /// A non-basic status that the column's bounds do not allow becomes one that they do. The next solve checks whether
    /// as many rows and columns are basic as there are rows, and throws `.failed` otherwise.
    ///
    /// - Throws: ``GLPKError/shape(what:)`` if there are not as many statuses as columns.
    public func setColumnStatuses(
        _ columns: [Int32], _ statuses: [BasisStatus]
    ) throws(GLPKError) {
        try requireCount(statuses.count, columns.count, "column statuses")
        let codes = statuses.map(\.rawValue)
        try check(gs_set_column_status(handle, Int32(columns.count), columns, codes))
    }

    /// All rows basic, all columns at a bound: the basis of a problem that was just loaded.
    public func setStandardBasis() throws(GLPKError) { try check(gs_standard_basis(handle)) }

    /// Scales the matrix as GLPK thinks best. Values read afterwards are still in the original scale.
    public func scale() throws(GLPKError) { try check(gs_scale(handle)) }
}
