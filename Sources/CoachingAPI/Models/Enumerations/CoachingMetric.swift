/// What an aggregate query counts.
public struct CoachingMetric: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let nActivities = Self(rawValue: "nActivities")
    public static let nPlannedActivities = Self(rawValue: "nPlannedActivities")
    public static let nInProgressActivities = Self(rawValue: "nInProgressActivities")
    public static let nCompleteActivities = Self(rawValue: "nCompleteActivities")
    public static let nOverdueActivities = Self(rawValue: "nOverdueActivities")
    public static let nInvalidScheduleActivities = Self(rawValue: "nInvalidScheduleActivities")

    public static let known: [Self] = [
        .nActivities, .nPlannedActivities, .nInProgressActivities, .nCompleteActivities, .nOverdueActivities,
        .nInvalidScheduleActivities,
    ]
}
