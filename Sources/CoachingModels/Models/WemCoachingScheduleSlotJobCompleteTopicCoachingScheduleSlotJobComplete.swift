/// Event on the notification topic of slot jobs: the job is complete.
public struct WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobComplete: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// User ids of the people coached.
    public var attendeeIds: [String]?
    /// User ids of the possible coaches.
    public var facilitatorIds: [String]?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// The business unit of the people asked about.
    public var businessUnitId: String?
    /// The activity code under which the session is booked.
    public var activityCodeId: String?
    /// What kind of slots the job looks for.
    public var slotsType: CoachingSlotsType?
    /// The results.
    public var results: [WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResults]?

    /// Creates an event from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        attendeeIds: [String]? = nil,
        facilitatorIds: [String]? = nil,
        lengthInMinutes: Int? = nil,
        businessUnitId: String? = nil,
        activityCodeId: String? = nil,
        slotsType: CoachingSlotsType? = nil,
        results: [WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResults]? = nil
    ) {
        self.id = id
        self.attendeeIds = attendeeIds
        self.facilitatorIds = facilitatorIds
        self.lengthInMinutes = lengthInMinutes
        self.businessUnitId = businessUnitId
        self.activityCodeId = activityCodeId
        self.slotsType = slotsType
        self.results = results
    }
}
