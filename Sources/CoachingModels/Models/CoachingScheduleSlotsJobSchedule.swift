/// The schedule in which a slot job found its slot.
public struct CoachingScheduleSlotsJobSchedule: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?
    /// First day of the week, in the business unit's time zone.
    public var weekDate: ServiceDay?
    /// Weeks that the schedule covers.
    public var weekCount: Int?

    /// Creates a schedule from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        selfUri: String? = nil,
        weekDate: ServiceDay? = nil,
        weekCount: Int? = nil
    ) {
        self.id = id
        self.selfUri = selfUri
        self.weekDate = weekDate
        self.weekCount = weekCount
    }
}
