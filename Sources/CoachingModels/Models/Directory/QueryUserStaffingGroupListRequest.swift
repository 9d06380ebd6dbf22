/// Body of `postWorkforcemanagementBusinessunitStaffinggroupsQuery`: whose groups.
public struct QueryUserStaffingGroupListRequest: Codable, Hashable, Sendable {
    /// Ids of users, each once.
    public var userIds: [String]

    /// A body of its parts. Nothing is checked before the call.
    public init(userIds: [String]) {
        self.userIds = userIds
    }
}
