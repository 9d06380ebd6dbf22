/// The metrics of one interval of an aggregate answer.
public struct QueryResponseData: Codable, Hashable, Sendable {
    /// The interval that the figures cover.
    public var interval: String?
    /// The figures.
    public var metrics: [QueryResponseMetric]?

    /// The figures of one interval, `start/end`.
    public init(interval: String? = nil, metrics: [QueryResponseMetric]? = nil) {
        self.interval = interval
        self.metrics = metrics
    }
}
