/// Body of `postCoachingScheduleslotsJobs`: asks for the best slot of each interval.
public struct CoachingScheduleSlotsJobRequest: Codable, Hashable, Sendable {
    /// User ids of the people coached.
    public var attendeeIds: [String]
    /// User ids of the possible coaches.
    public var facilitatorIds: [String]?
    /// Length in minutes: a multiple of 15.
    public var lengthInMinutes: Int
    /// The activity code under which the session is booked.
    public var activityCodeId: String
    /// ISO 8601 intervals, `start/end`: see ``ServiceInterval``.
    public var intervals: [String]
    /// The kind of slots to look for.
    public var slotsType: CoachingSlotsType

    /// Creates a job from its parts: one slot is looked for in each interval. Nothing is checked here: the service
    /// refuses invalid values.
    public init(
        attendeeIds: [String],
        facilitatorIds: [String]? = nil,
        lengthInMinutes: Int,
        activityCodeId: String,
        intervals: [String],
        slotsType: CoachingSlotsType
    ) {
        self.attendeeIds = attendeeIds
        self.facilitatorIds = facilitatorIds
        self.lengthInMinutes = lengthInMinutes
        self.activityCodeId = activityCodeId
        self.intervals = intervals
        self.slotsType = slotsType
    }
}
