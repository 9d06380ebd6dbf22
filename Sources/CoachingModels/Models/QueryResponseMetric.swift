/// One metric of an aggregate answer.
public struct QueryResponseMetric: Codable, Hashable, Sendable {
    /// The metric.
    public var metric: CoachingMetric?
    /// Its figure.
    public var stats: QueryResponseStats?

    /// A metric and its figure.
    public init(metric: CoachingMetric? = nil, stats: QueryResponseStats? = nil) {
        self.metric = metric
        self.stats = stats
    }
}
