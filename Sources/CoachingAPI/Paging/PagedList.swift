import CoachingModels

/// One page of a list, as the service returns it.
public protocol PagedList: Sendable {
    associatedtype Element: Sendable

    /// The elements of this page.
    var entities: [Element]? { get }
    /// Number of elements on all pages.
    var total: Int? { get }
    /// Path of the next page; `nil` on the last, or if the service does not report it.
    var nextUri: String? { get }
    /// Number of pages.
    var pageCount: Int? { get }
}

extension PagedList {
    /// Not every list reports it.
    public var nextUri: String? { nil }
}

extension CoachingAppointmentResponseList: PagedList {}
extension CoachingAppointmentStatusResponseList: PagedList {}
extension CoachingAnnotationList: PagedList {}
extension CoachingNotificationList: PagedList {}

extension CoachingAppointmentResponseList {
    /// Page number `pageNumber` of a list that is held as a whole.
    init(all: [CoachingAppointmentResponse], pageNumber: Int, pageSize: Int) {
        let size = max(1, pageSize)
        let (skipped, overflow) = max(0, pageNumber - 1).multipliedReportingOverflow(by: size)
        self.init(
            entities: overflow ? [] : Array(all.dropFirst(skipped).prefix(size)), pageSize: size,
            pageNumber: pageNumber, total: all.count, pageCount: all.isEmpty ? 0 : (all.count - 1) / size + 1)
    }
}
