/// The time from a start to an end, with the end excluded.
public struct Interval: Sendable, Hashable, Codable {
    /// The first instant of the interval.
    public var start: Instant
    /// The first instant after the interval.
    public var end: Instant

    /// From a start to an end. An interval that ends before it starts is not refused; it covers nothing.
    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// The time that both intervals cover. If they have no time in common, its end is not after its start.
    public func intersection(_ other: Interval) -> Interval {
        Interval(start: max(start, other.start), end: min(end, other.end))
    }

    /// Whether the other one lies entirely inside; it may start or end together with this one.
    public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }
}
