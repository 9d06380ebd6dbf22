public import CoachingModels

/// Which appointments a list shows. For each part that is `nil` the service's default applies.
public struct AppointmentFilter: Hashable, Sendable {
    /// ISO 8601 interval of the appointments' time, `start/end`: see ``ServiceInterval``.
    public var interval: String?
    /// Only these statuses.
    public var statuses: [CoachingAppointmentStatus]?
    /// Only appointments led by one of these users.
    public var facilitatorIds: [String]?
    /// Order by start.
    public var sortOrder: CoachingSortOrder?
    /// Only appointments in which the users have one of these roles.
    public var relationships: [CoachingRelationship]?
    /// ISO 8601 interval of the time of completion.
    public var completionInterval: String?
    /// Whether to list overdue appointments, the others, or both.
    public var overdue: CoachingOverdueFilter?
    /// How an appointment's time must relate to `interval`.
    public var intervalCondition: CoachingIntervalCondition?

    /// Creates a filter from its parts; without any, the service's own defaults apply. Nothing is checked before the
    /// call.
    public init(
        interval: String? = nil,
        statuses: [CoachingAppointmentStatus]? = nil,
        facilitatorIds: [String]? = nil,
        sortOrder: CoachingSortOrder? = nil,
        relationships: [CoachingRelationship]? = nil,
        completionInterval: String? = nil,
        overdue: CoachingOverdueFilter? = nil,
        intervalCondition: CoachingIntervalCondition? = nil
    ) {
        self.interval = interval
        self.statuses = statuses
        self.facilitatorIds = facilitatorIds
        self.sortOrder = sortOrder
        self.relationships = relationships
        self.completionInterval = completionInterval
        self.overdue = overdue
        self.intervalCondition = intervalCondition
    }
}
