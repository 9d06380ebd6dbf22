/// Time from a start to an end, the end exclusive.
public struct Interval: Sendable, Hashable, Codable {
    /// The first instant of it.
    public var start: Instant
    /// The first instant after it.
    public var end: Instant

    /// From a start to an end. One that ends before it starts is not refused; it covers nothing.
    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// What both intervals cover. Its end is not after its start where they have no time in common.
    public func intersection(_ other: Interval) -> Interval {
        Interval(start: max(start, other.start), end: min(end, other.end))
    }

    /// Whether the other one lies wholly inside; it may start or end together with this one.
    public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }
}
