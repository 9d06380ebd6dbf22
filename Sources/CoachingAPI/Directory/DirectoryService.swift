public import CoachingModels

/// The calls that are needed to find people, as a protocol so that this can be tested against a simulated service.
///
/// ``DirectoryClient`` is the real one. Method names are those of the service's own SDKs. All of them throw
/// ``CoachingAPIError``, and none changes anything.
public protocol DirectoryService: CallerService {
    /// Up to 100 users by id. Users who do not exist are left out; if none exists, the service may refuse with 404.
    func getUsers(
        ids: [String], expand: [UserExpansion], state: UserStateFilter?, pageNumber: Int, pageSize: Int
    ) async throws -> UserEntityListing

    /// A page of the results of a search for users.
    func postUsersSearch(_ body: UserSearchRequest) async throws -> UsersSearchResponse

    /// Everybody whom a user leads.
    func getUserDirectreports(userId: String, expand: [UserExpansion]) async throws -> [User]

    /// A page of the teams whose name begins with `name`, in any case; without `name`, of all teams.
    func getTeams(name: String?, after: String?, pageSize: Int) async throws -> TeamEntityListing

    /// A page of the members of a team.
    func getTeamMembers(teamId: String, after: String?, pageSize: Int) async throws -> TeamMemberEntityListing

    /// A page of the results of a search for groups.
    func postGroupsSearch(_ body: GroupSearchRequest) async throws -> GroupsSearchResponse

    /// A page of the members of a group.
    func getGroupMembers(groupId: String, pageNumber: Int, pageSize: Int) async throws -> UserEntityListing

    /// The business units in which the caller may use a feature, such as `Coaching`; without a feature, all of them.
    func getWorkforcemanagementBusinessunits(feature: String?) async throws -> BusinessUnitListing

    /// The management units of a business unit.
    func getWorkforcemanagementBusinessunitManagementunits(
        businessUnitId: String
    ) async throws -> ManagementUnitListing

    /// Everybody in a management unit, by id.
    func getWorkforcemanagementManagementunitUsers(managementUnitId: String) async throws -> WfmUserEntityListing

    /// The management unit of a user; 404 `wfm.entity.not.found` for somebody who is in none.
    func getWorkforcemanagementAgentManagementunit(agentId: String) async throws -> AgentManagementUnitReference

    /// The staffing groups of a business unit.
    func getWorkforcemanagementBusinessunitStaffinggroups(
        businessUnitId: String
    ) async throws -> StaffingGroupListing

    /// The staffing groups of some users, with the dates between which they belong to them.
    func postWorkforcemanagementBusinessunitStaffinggroupsQuery(
        businessUnitId: String, _ body: QueryUserStaffingGroupListRequest
    ) async throws -> UserStaffingGroupListing

    /// Which roles the caller has in which divisions and, if the service reports it, what the roles allow.
    func getAuthorizationSubjectsMe() async throws -> AuthzSubject

    /// A page of the divisions in which the caller has a permission, such as `coaching:appointment:add`.
    func getAuthorizationDivisionspermittedPagedMe(
        permission: String, pageNumber: Int, pageSize: Int
    ) async throws -> DivsPermittedEntityListing

    /// A page of the queues with a name.
    func getRoutingQueues(name: String?, pageNumber: Int, pageSize: Int) async throws -> QueueEntityListing

    /// A page of the members of a queue.
    func getRoutingQueueMembers(queueId: String, pageNumber: Int, pageSize: Int) async throws
        -> QueueMemberEntityListing
}
