/// One order of a search.
public struct SearchSort: Codable, Hashable, Sendable {
    /// The order.
    public var sortOrder: SearchSortOrder?
    /// The field by which results are sorted.
    public var sortBy: String?

    /// Creates a body from its parts. Nothing is checked before the call.
    public init(sortOrder: SearchSortOrder? = nil, sortBy: String? = nil) {
        self.sortOrder = sortOrder
        self.sortBy = sortBy
    }
}
