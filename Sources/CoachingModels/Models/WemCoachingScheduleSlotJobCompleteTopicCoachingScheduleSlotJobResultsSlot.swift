/// The slot found, in the event of a complete slot job.
public struct WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlot: Codable, Hashable, Sendable {
    /// Start.
    public var dateStart: String?
    /// The schedule of the slot.
    public var schedule: WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlotSchedule?

    /// Creates a slot from its parts; the event's dates are kept as text.
    public init(
        dateStart: String? = nil,
        schedule: WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlotSchedule? = nil
    ) {
        self.dateStart = dateStart
        self.schedule = schedule
    }
}
