/// One interval's result in the event of a complete slot job.
public struct WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResults: Codable, Hashable, Sendable {
    /// ISO 8601 interval, `start/end`: see ``ServiceInterval``.
    public var interval: String?
    /// Status.
    public var status: CoachingSlotsJobStatus?
    /// The slot found.
    public var slot: WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlot?
    /// Whether the slot found overlaps a coaching appointment.
    public var hasConflict: Bool?

    /// Creates a result from its parts; the slot is `nil` if there is none.
    public init(
        interval: String? = nil,
        status: CoachingSlotsJobStatus? = nil,
        slot: WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlot? = nil,
        hasConflict: Bool? = nil
    ) {
        self.interval = interval
        self.status = status
        self.slot = slot
        self.hasConflict = hasConflict
    }
}
