/// Body of `postWorkforcemanagementBusinessunitStaffinggroupsQuery`: the users whose groups are wanted.
public struct QueryUserStaffingGroupListRequest: Codable, Hashable, Sendable {
    /// Ids of users, without repetitions.
    public var userIds: [String]

    /// Creates a body from its parts. Nothing is checked before the call.
    public init(userIds: [String]) {
        self.userIds = userIds
    }
}
