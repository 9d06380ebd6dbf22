/// One activity on a published schedule.
public struct ScheduleActivity: Codable, Hashable, Sendable {
    /// Start.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthMinutes: Int?
    /// Description shown on the schedule.
    public var description: String?
    /// The activity code.
    public var activityCodeId: String?
    /// Whether the time is paid.
    public var paid: Bool?
    /// The time-off request behind it.
    public var timeOffRequestId: String?
    /// Id of the appointment or other object behind the activity.
    public var externalActivityId: String?
    /// The kind of object behind the activity.
    public var externalActivityType: CoachingExternalActivityType?

    /// Creates an activity from its parts. `nil` stands for a field that the service left out.
    public init(
        dateStart: ServiceDate? = nil,
        lengthMinutes: Int? = nil,
        description: String? = nil,
        activityCodeId: String? = nil,
        paid: Bool? = nil,
        timeOffRequestId: String? = nil,
        externalActivityId: String? = nil,
        externalActivityType: CoachingExternalActivityType? = nil
    ) {
        self.dateStart = dateStart
        self.lengthMinutes = lengthMinutes
        self.description = description
        self.activityCodeId = activityCodeId
        self.paid = paid
        self.timeOffRequestId = timeOffRequestId
        self.externalActivityId = externalActivityId
        self.externalActivityType = externalActivityType
    }
}
