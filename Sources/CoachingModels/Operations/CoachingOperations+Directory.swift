/// The operations of the platform that find people, teams, units and permissions. All of them only read.
extension CoachingOperation {
    /// A page of the users, or up to 100 of them by id.
    public static let getUsers = directory("getUsers", .get, "users")
    /// Searches for users by name, e-mail or other fields.
    public static let postUsersSearch = directory("postUsersSearch", .post, "users/search")
    /// The people whom a user leads.
    public static let getUserDirectreports = directory("getUserDirectreports", .get, "users/{userId}/directreports")
    /// A page of the teams, or of those whose name begins with a text.
    public static let getTeams = directory("getTeams", .get, "teams")
    /// A page of the members of a team.
    public static let getTeamMembers = directory("getTeamMembers", .get, "teams/{teamId}/members")
    /// Searches for groups by name.
    public static let postGroupsSearch = directory("postGroupsSearch", .post, "groups/search")
    /// A page of the members of a group.
    public static let getGroupMembers = directory("getGroupMembers", .get, "groups/{groupId}/members")
    /// The business units.
    public static let getWorkforcemanagementBusinessunits = directory(
        "getWorkforcemanagementBusinessunits", .get, "workforcemanagement/businessunits")
    /// The management units of a business unit.
    public static let getWorkforcemanagementBusinessunitManagementunits = directory(
        "getWorkforcemanagementBusinessunitManagementunits", .get,
        "workforcemanagement/businessunits/{businessUnitId}/managementunits")
    /// The users of a management unit.
    public static let getWorkforcemanagementManagementunitUsers = directory(
        "getWorkforcemanagementManagementunitUsers", .get,
        "workforcemanagement/managementunits/{managementUnitId}/users")
    /// The management unit of a user.
    public static let getWorkforcemanagementAgentManagementunit = directory(
        "getWorkforcemanagementAgentManagementunit", .get, "workforcemanagement/agents/{agentId}/managementunit")
    /// The staffing groups of a business unit, with their people.
    public static let getWorkforcemanagementBusinessunitStaffinggroups = directory(
        "getWorkforcemanagementBusinessunitStaffinggroups", .get,
        "workforcemanagement/businessunits/{businessUnitId}/staffinggroups")
    /// The staffing groups of some users, with their dates.
    public static let postWorkforcemanagementBusinessunitStaffinggroupsQuery = directory(
        "postWorkforcemanagementBusinessunitStaffinggroupsQuery", .post,
        "workforcemanagement/businessunits/{businessUnitId}/staffinggroups/query")
    /// Which roles the caller has in which divisions.
    public static let getAuthorizationSubjectsMe = directory(
        "getAuthorizationSubjectsMe", .get, "authorization/subjects/me")
    /// A page of the divisions in which the caller has a permission.
    public static let getAuthorizationDivisionspermittedPagedMe = directory(
        "getAuthorizationDivisionspermittedPagedMe", .get, "authorization/divisionspermitted/paged/me")
    /// A page of the queues, or of those with a name.
    public static let getRoutingQueues = directory("getRoutingQueues", .get, "routing/queues")
    /// A page of the members of a queue.
    public static let getRoutingQueueMembers = directory(
        "getRoutingQueueMembers", .get, "routing/queues/{queueId}/members")

    /// The operations of the directory that are defined here, in the order of the service's facts.
    public static let directory: [Self] = [
        .getUsers, .postUsersSearch, .getUserDirectreports, .getTeams, .getTeamMembers, .postGroupsSearch,
        .getGroupMembers, .getWorkforcemanagementBusinessunits, .getWorkforcemanagementBusinessunitManagementunits,
        .getWorkforcemanagementManagementunitUsers, .getWorkforcemanagementAgentManagementunit,
        .getWorkforcemanagementBusinessunitStaffinggroups, .postWorkforcemanagementBusinessunitStaffinggroupsQuery,
        .getAuthorizationSubjectsMe, .getAuthorizationDivisionspermittedPagedMe, .getTokensMe, .getRoutingQueues,
        .getRoutingQueueMembers,
    ]

    private static func directory(_ name: String, _ method: Method, _ path: String) -> Self {
        Self(name, method, wholePath: "/api/v2/" + path, .read, success: [200])
    }
}
