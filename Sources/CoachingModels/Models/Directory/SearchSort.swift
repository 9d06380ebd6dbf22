/// One order of a search.
public struct SearchSort: Codable, Hashable, Sendable {
    /// The order.
    public var sortOrder: SearchSortOrder?
    /// The field that the order goes by.
    public var sortBy: String?

    /// A body of its parts. Nothing is checked before the call.
    public init(sortOrder: SearchSortOrder? = nil, sortBy: String? = nil) {
        self.sortOrder = sortOrder
        self.sortBy = sortBy
    }
}
