/// One page of an appointment's status changes.
public struct CoachingAppointmentStatusResponseList: Codable, Hashable, Sendable {
    /// The elements of this page.
    public var entities: [CoachingAppointmentStatusResponse]?
    /// Elements per page, as asked for.
    public var pageSize: Int?
    /// Number of this page, from 1.
    public var pageNumber: Int?
    /// Elements on all pages.
    public var total: Int?
    /// Number of pages.
    public var pageCount: Int?

    /// Creates a page from its parts. `nil` stands for a field that the service left out; without `entities` the page
    /// is empty.
    public init(
        entities: [CoachingAppointmentStatusResponse]? = nil,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        total: Int? = nil,
        pageCount: Int? = nil
    ) {
        self.entities = entities
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.total = total
        self.pageCount = pageCount
    }
}
