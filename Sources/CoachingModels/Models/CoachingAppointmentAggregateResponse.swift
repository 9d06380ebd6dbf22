/// Answer of `postCoachingAppointmentsAggregatesQuery`: one element a group.
public struct CoachingAppointmentAggregateResponse: Codable, Hashable, Sendable {
    /// One element a group.
    public var results: [QueryResponseGroupedData]?

    /// An answer of its groups.
    public init(results: [QueryResponseGroupedData]? = nil) {
        self.results = results
    }
}
