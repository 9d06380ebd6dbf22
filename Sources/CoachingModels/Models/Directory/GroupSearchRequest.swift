/// Body of `postGroupsSearch`: the conditions of the search, and the page wanted.
public struct GroupSearchRequest: Codable, Hashable, Sendable {
    /// The order.
    public var sortOrder: SearchSortOrder?
    /// The field by which results are sorted.
    public var sortBy: String?
    /// Several orders, in order of precedence.
    public var sort: [SearchSort]?
    /// Elements per page.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// The conditions, all of which must hold.
    public var query: [GroupSearchCriteria]?

    /// Creates a body from its parts. Nothing is checked before the call.
    public init(
        sortOrder: SearchSortOrder? = nil,
        sortBy: String? = nil,
        sort: [SearchSort]? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        query: [GroupSearchCriteria]? = nil
    ) {
        self.sortOrder = sortOrder
        self.sortBy = sortBy
        self.sort = sort
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.query = query
    }
}
