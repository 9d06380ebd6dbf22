/// One page of the members of a queue, without totals.
public struct QueueMemberEntityListing: Codable, Hashable, Sendable {
    /// The elements of this page.
    public var entities: [QueueMember]?
    /// Elements per page.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// Path of this resource.
    public var selfUri: String?
    /// Path of the first page.
    public var firstUri: String?
    /// Path of the previous page.
    public var previousUri: String?
    /// Path of the next page; `nil` on the last.
    public var nextUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        entities: [QueueMember]? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        selfUri: String? = nil,
        firstUri: String? = nil,
        previousUri: String? = nil,
        nextUri: String? = nil
    ) {
        self.entities = entities
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.selfUri = selfUri
        self.firstUri = firstUri
        self.previousUri = previousUri
        self.nextUri = nextUri
    }
}
