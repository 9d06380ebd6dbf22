/// The schedule of the slot found, in the event of a complete slot job.
public struct WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlotSchedule: Codable, Hashable,
    Sendable
{
    /// Identifier given by the service.
    public var id: String?
    /// First day of the week, in the business unit's time zone.
    public var weekDate: String?
    /// Weeks that the schedule covers.
    public var weekCount: Int?

    /// Creates a schedule from its parts; the event's dates are kept as text.
    public init(id: String? = nil, weekDate: String? = nil, weekCount: Int? = nil) {
        self.id = id
        self.weekDate = weekDate
        self.weekCount = weekCount
    }
}
