/// One page of the results of a search for users.
public struct UsersSearchResponse: Codable, Hashable, Sendable {
    /// Elements on all pages.
    public var total: Int?
    /// Number of pages.
    public var pageCount: Int?
    /// Elements per page.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// Path of the previous page.
    public var previousPage: String?
    /// Path of this page.
    public var currentPage: String?
    /// Path of the next page.
    public var nextPage: String?
    /// The types of object that were searched.
    public var types: [String]?
    /// The elements of this page.
    public var results: [User]?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        total: Int? = nil,
        pageCount: Int? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        previousPage: String? = nil,
        currentPage: String? = nil,
        nextPage: String? = nil,
        types: [String]? = nil,
        results: [User]? = nil
    ) {
        self.total = total
        self.pageCount = pageCount
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.previousPage = previousPage
        self.currentPage = currentPage
        self.nextPage = nextPage
        self.types = types
        self.results = results
    }
}
