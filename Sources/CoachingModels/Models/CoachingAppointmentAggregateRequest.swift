/// Body of `postCoachingAppointmentsAggregatesQuery`: the metrics to count, and the appointments to count them over.
public struct CoachingAppointmentAggregateRequest: Codable, Hashable, Sendable {
    /// ISO 8601 interval, `start/end`: see ``ServiceInterval``.
    public var interval: String
    /// The metrics wanted; all when `nil`.
    public var metrics: [CoachingMetric]?
    /// How to group the figures; one group for all when `nil`.
    public var groupBy: [CoachingGroupBy]?
    /// Which appointments count.
    public var filter: QueryRequestFilter

    /// Creates a query from its parts; `nil` metrics ask for all, `nil` groups for one figure over all.
    public init(
        interval: String,
        metrics: [CoachingMetric]? = nil,
        groupBy: [CoachingGroupBy]? = nil,
        filter: QueryRequestFilter
    ) {
        self.interval = interval
        self.metrics = metrics
        self.groupBy = groupBy
        self.filter = filter
    }
}
