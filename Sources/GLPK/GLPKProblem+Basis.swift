import GLPKShim

/// Where every row and column stands in the basis.
public struct Basis: Sendable, Equatable {
    public var rows: ContiguousArray<BasisStatus>
    public var columns: ContiguousArray<BasisStatus>

    public init(rows: ContiguousArray<BasisStatus>, columns: ContiguousArray<BasisStatus>) {
        self.rows = rows
        self.columns = columns
    }
}

extension GLPKProblem {
    /// The current basis, to be kept and set again.
    public func basis() throws(GLPKError) -> Basis {
        let size = try size()
        var rows = ContiguousArray<Int32>(repeating: 0, count: size.rows)
        var columns = ContiguousArray<Int32>(repeating: 0, count: size.columns)
        try check(gs_get_statuses(handle, rows.mutableBase, columns.mutableBase))
        return Basis(
            rows: ContiguousArray(rows.map { BasisStatus(rawValue: $0)! }),
            columns: ContiguousArray(columns.map { BasisStatus(rawValue: $0)! }))
    }

    /// Sets the whole basis. As many rows and columns together must be basic as there are rows.
    public func setBasis(_ basis: Basis) throws(GLPKError) {
        let size = try size()
        try requireCount(basis.rows.count, size.rows, "basis rows")
        try requireCount(basis.columns.count, size.columns, "basis columns")
        try setRowStatuses(ContiguousArray(0..<Int32(size.rows)), basis.rows)
        try setColumnStatuses(ContiguousArray(0..<Int32(size.columns)), basis.columns)
    }

    public func setRowStatuses(
        _ rows: ContiguousArray<Int32>, _ statuses: ContiguousArray<BasisStatus>
    ) throws(GLPKError) {
        try requireCount(statuses.count, rows.count, "row statuses")
        let codes = ContiguousArray(statuses.map(\.rawValue))
        try check(gs_set_row_status(handle, Int32(rows.count), rows.base, codes.base))
    }

    public func setColumnStatuses(
        _ columns: ContiguousArray<Int32>, _ statuses: ContiguousArray<BasisStatus>
    ) throws(GLPKError) {
        try requireCount(statuses.count, columns.count, "column statuses")
        let codes = ContiguousArray(statuses.map(\.rawValue))
        try check(gs_set_column_status(handle, Int32(columns.count), columns.base, codes.base))
    }

    /// All rows basic, all columns at a bound: where a loaded problem starts.
    public func setStandardBasis() throws(GLPKError) { try check(gs_standard_basis(handle)) }

    /// Scales the matrix as GLPK thinks best. Values read afterwards are in the original scale all the same.
    public func scale() throws(GLPKError) { try check(gs_scale(handle)) }
}
