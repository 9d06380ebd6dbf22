/// What an aggregate query counts.
public struct CoachingMetric: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// All appointments.
    public static let nActivities = Self(rawValue: "nActivities")
    /// Those that are scheduled.
    public static let nPlannedActivities = Self(rawValue: "nPlannedActivities")
    /// Those that are in progress.
    public static let nInProgressActivities = Self(rawValue: "nInProgressActivities")
    /// Those that are completed.
    public static let nCompleteActivities = Self(rawValue: "nCompleteActivities")
    /// Those that are over and not completed.
    public static let nOverdueActivities = Self(rawValue: "nOverdueActivities")
    /// Those whose schedule has become invalid.
    public static let nInvalidScheduleActivities = Self(rawValue: "nInvalidScheduleActivities")

    /// The values that the service has documented.
    public static let known: [Self] = [
        .nActivities, .nPlannedActivities, .nInProgressActivities, .nCompleteActivities, .nOverdueActivities,
        .nInvalidScheduleActivities,
    ]
}
