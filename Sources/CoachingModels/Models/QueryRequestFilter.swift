/// The filter of an aggregate query: clauses joined by `And` or `Or`.
public struct QueryRequestFilter: Codable, Hashable, Sendable {
    /// How the clauses are joined.
    public var type: QueryFilterType
    /// The clauses.
    public var clauses: [QueryRequestClause]

    /// A filter with these clauses, joined by `type`.
    public init(type: QueryFilterType, clauses: [QueryRequestClause]) {
        self.type = type
        self.clauses = clauses
    }
}
