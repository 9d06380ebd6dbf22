/// Body of `postUsersSearch`: the conditions of the search, and the page wanted.
public struct UserSearchRequest: Codable, Hashable, Sendable {
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
    public var query: [UserSearchCriteria]?
    /// Further fields to return for each user.
    public var expand: [String]?
    /// Whether only people of permitted divisions are found.
    public var enforcePermissions: Bool?

    /// Creates a body from its parts. Nothing is checked before the call.
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
