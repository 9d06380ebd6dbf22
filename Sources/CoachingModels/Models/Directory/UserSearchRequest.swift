/// Body of `postUsersSearch`: what to look for, and which page of it.
public struct UserSearchRequest: Codable, Hashable, Sendable {
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
    public var query: [UserSearchCriteria]?
    /// What else to tell of each.
    public var expand: [String]?
    /// Whether only people of permitted divisions are found.
    public var enforcePermissions: Bool?

    /// A body of its parts. Nothing is checked before the call.
    public init(
        sortOrder: SearchSortOrder? = nil,
        sortBy: String? = nil,
        sort: [SearchSort]? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        query: [UserSearchCriteria]? = nil,
        expand: [String]? = nil,
        enforcePermissions: Bool? = nil
    ) {
        self.sortOrder = sortOrder
        self.sortBy = sortBy
        self.sort = sort
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.query = query
        self.expand = expand
        self.enforcePermissions = enforcePermissions
    }
}
