/// The aggregates of one group, for instance of one attendee.
public struct QueryResponseGroupedData: Codable, Hashable, Sendable {
    /// The dimensions that the group has in common, with their values.
    public var group: [String: String]?
    /// The figures of the group.
    public var data: [QueryResponseData]?

    /// The figures of one group; `group` is empty if the query does not group.
    public init(group: [String: String]? = nil, data: [QueryResponseData]? = nil) {
        self.group = group
        self.data = data
    }
}
