/// The figure of one metric.
public struct QueryResponseStats: Codable, Hashable, Sendable {
    /// Number of appointments.
    public var count: Int?

    /// The figure of a metric.
    public init(count: Int? = nil) {
        self.count = count
    }
}
