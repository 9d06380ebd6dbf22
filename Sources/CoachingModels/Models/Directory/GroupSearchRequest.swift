/// Body of `postGroupsSearch`: what to look for, and which page of it.
public struct GroupSearchRequest: Codable, Hashable, Sendable {
    /// The order.
    public var sortOrder: SearchSortOrder?
    /// The field that the order goes by.
    public var sortBy: String?
    /// Several orders, the first one first.
    public var sort: [SearchSort]?
    /// Elements a page.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// The conditions, all of which must hold.
    public var query: [GroupSearchCriteria]?

    /// A body of its parts. Nothing is checked before the call.
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
