/// The entries of one person on the published schedule.
public struct WfmScheduleActivity: Codable, Hashable, Sendable {
    /// The user whom it concerns.
    public var userReference: UserReference?
    /// The activities.
    public var activities: [ScheduleActivity]?
    /// Whole days off.
    public var fullDayTimeOffMarkers: [FullDayTimeOffMarker]?

    /// A person's activities and whole days off.
    public init(
        userReference: UserReference? = nil,
        activities: [ScheduleActivity]? = nil,
        fullDayTimeOffMarkers: [FullDayTimeOffMarker]? = nil
    ) {
        self.userReference = userReference
        self.activities = activities
        self.fullDayTimeOffMarkers = fullDayTimeOffMarkers
    }
}
