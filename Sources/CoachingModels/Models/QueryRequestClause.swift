/// One clause of an aggregate filter: predicates joined by `And` or `Or`.
public struct QueryRequestClause: Codable, Hashable, Sendable {
    /// How the predicates are joined.
    public var type: QueryFilterType
    /// The predicates.
    public var predicates: [QueryRequestPredicate]

    /// A clause with these predicates, joined by `type`.
    public init(type: QueryFilterType, predicates: [QueryRequestPredicate]) {
        self.type = type
        self.predicates = predicates
    }
}
