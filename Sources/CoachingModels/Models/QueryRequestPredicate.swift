/// One condition of an aggregate filter: a dimension has a value.
public struct QueryRequestPredicate: Codable, Hashable, Sendable {
    /// What is compared.
    public var dimension: QueryDimension
    /// The value that the dimension must have.
    public var value: String

    /// The condition that `dimension` equals `value`: a user id, or a status as the service writes it.
    public init(dimension: QueryDimension, value: String) {
        self.dimension = dimension
        self.value = value
    }
}
