/// Time from a start to an end, the end exclusive.
public struct Interval: Sendable, Hashable, Codable {
    public var start: Instant
    public var end: Instant

    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// What both intervals cover. Its end is not after its start where they have no time in common.
    public func intersection(_ other: Interval) -> Interval {
        Interval(start: max(start, other.start), end: min(end, other.end))
    }

    public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }
}
