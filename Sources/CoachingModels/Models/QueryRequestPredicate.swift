/// One condition of an aggregate filter: a dimension has a value.
public struct QueryRequestPredicate: Codable, Hashable, Sendable {
    /// What is compared.
    public var dimension: QueryDimension
    /// The value that the dimension must have.
    public var value: String

    public init(dimension: QueryDimension, value: String) {
        self.dimension = dimension
        self.value = value
    }
}
