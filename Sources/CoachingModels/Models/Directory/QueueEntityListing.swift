/// One page of queues.
public struct QueueEntityListing: Codable, Hashable, Sendable {
    /// The elements of this page.
    public var entities: [Queue]?
    /// Elements per page.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// Number of pages.
    public var pageCount: Int?
    /// Elements on all pages.
    public var total: Int?
    /// Path of this resource.
    public var selfUri: String?
    /// Path of the first page.
    public var firstUri: String?
    /// Path of the previous page.
    public var previousUri: String?
    /// Path of the next page; `nil` on the last.
    public var nextUri: String?
    /// Path of the last page.
    public var lastUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        entities: [Queue]? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        pageCount: Int? = nil,
        total: Int? = nil,
        selfUri: String? = nil,
        firstUri: String? = nil,
        previousUri: String? = nil,
        nextUri: String? = nil,
        lastUri: String? = nil
    ) {
        self.entities = entities
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.pageCount = pageCount
        self.total = total
        self.selfUri = selfUri
        self.firstUri = firstUri
        self.previousUri = previousUri
        self.nextUri = nextUri
        self.lastUri = lastUri
    }
}
