/// Answer of `postCoachingAppointmentsAggregatesQuery`: one element per group.
public struct CoachingAppointmentAggregateResponse: Codable, Hashable, Sendable {
    /// One element per group.
    public var results: [QueryResponseGroupedData]?

    /// Creates an answer from its groups.
    public init(results: [QueryResponseGroupedData]? = nil) {
        self.results = results
    }
}
