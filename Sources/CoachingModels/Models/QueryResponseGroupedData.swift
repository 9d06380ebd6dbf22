/// The aggregates of one group, for instance of one attendee.
public struct QueryResponseGroupedData: Codable, Hashable, Sendable {
    /// What the group has in common: dimension to value.
    public var group: [String: String]?
    /// The figures of the group.
    public var data: [QueryResponseData]?

    /// The figures of one group; `group` is empty where the query does not group.
    public init(group: [String: String]? = nil, data: [QueryResponseData]? = nil) {
        self.group = group
        self.data = data
    }
}
