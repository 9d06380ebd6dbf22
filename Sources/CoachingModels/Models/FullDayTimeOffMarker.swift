/// A whole day off on a published schedule.
public struct FullDayTimeOffMarker: Codable, Hashable, Sendable {
    /// The day, in the business unit's time zone.
    public var businessUnitDate: ServiceDay?
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

    /// Creates a day off from its parts. `nil` stands for a field that the service left out.
    public init(
        businessUnitDate: ServiceDay? = nil,
        lengthMinutes: Int? = nil,
        description: String? = nil,
        activityCodeId: String? = nil,
        paid: Bool? = nil,
        timeOffRequestId: String? = nil
    ) {
        self.businessUnitDate = businessUnitDate
        self.lengthMinutes = lengthMinutes
        self.description = description
        self.activityCodeId = activityCodeId
        self.paid = paid
        self.timeOffRequestId = timeOffRequestId
    }
}
