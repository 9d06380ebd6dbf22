/// One page of the caller's notifications.
public struct CoachingNotificationList: Codable, Hashable, Sendable {
    /// The elements of this page.
    public var entities: [CoachingNotification]?
    /// Elements per page, as asked for.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// Elements on all pages.
    public var total: Int?
    /// Path of the last page.
    public var lastUri: String?
    /// Path of the first page.
    public var firstUri: String?
    /// Path of this resource.
    public var selfUri: String?
    /// Path of the next page; `nil` on the last.
    public var nextUri: String?
    /// Path of the previous page; `nil` on the first.
    public var previousUri: String?
    /// Number of pages.
    public var pageCount: Int?

    /// Creates a page from its parts. `nil` stands for a field that the service left out; without `entities` the page
    /// is empty.
    public init(
        entities: [CoachingNotification]? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        total: Int? = nil,
        lastUri: String? = nil,
        firstUri: String? = nil,
        selfUri: String? = nil,
        nextUri: String? = nil,
        previousUri: String? = nil,
        pageCount: Int? = nil
    ) {
        self.entities = entities
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.total = total
        self.lastUri = lastUri
        self.firstUri = firstUri
        self.selfUri = selfUri
        self.nextUri = nextUri
        self.previousUri = previousUri
        self.pageCount = pageCount
    }
}
