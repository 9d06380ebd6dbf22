/// Answer of `postCoachingScheduleslotsQuery`: rated slots, and when each person may be booked.
public struct CoachingSlotsResponse: Codable, Hashable, Sendable {
    /// Slots in which everybody asked about can be booked.
    public var suggestedSlots: [CoachingSlot]?
    /// When each attendee may be booked.
    public var attendeeSchedules: [UserAvailableTimes]?
    /// When each facilitator may be booked.
    public var facilitatorSchedules: [UserAvailableTimes]?
    /// The entries of each person on the published schedule.
    public var wfmScheduleActivities: [WfmScheduleActivity]?

    /// Creates an answer from its parts. `nil` stands for a field that the service left out.
    public init(
        suggestedSlots: [CoachingSlot]? = nil,
        attendeeSchedules: [UserAvailableTimes]? = nil,
        facilitatorSchedules: [UserAvailableTimes]? = nil,
        wfmScheduleActivities: [WfmScheduleActivity]? = nil
    ) {
        self.suggestedSlots = suggestedSlots
        self.attendeeSchedules = attendeeSchedules
        self.facilitatorSchedules = facilitatorSchedules
        self.wfmScheduleActivities = wfmScheduleActivities
    }
}
