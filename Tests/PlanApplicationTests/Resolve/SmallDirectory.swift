import CoachingAPI
import CoachingModels
import Synchronization

/// A directory in memory, which counts what it is asked.
final class SmallDirectory: DirectoryService {
    struct Member: Sendable {
        var user: User
        /// Index of the management unit; two of them make a business unit.
        var unit: Int?
        var group: String?
    }

    var members: [Member]
    /// Whether a search takes many values at once.
    var takesManyValues = true
    /// Whether what a search finds has its team.
    var searchTellsTeams = false
    /// Whether staffing groups are told.
    var tellsStaffing = true
    private let log = Mutex<[String]>([])

    init(_ members: [Member]) { self.members = members }

    var calls: [String] { log.withLock(\.self) }

    private func note(_ call: String) { log.withLock { $0.append(call) } }

    static func refusal(_ status: Int, _ kind: CoachingAPIError.Kind) -> CoachingAPIError {
        CoachingAPIError(operation: "test", kind: kind, status: status, message: "refused", advice: "Do otherwise.")
    }

    func getTokensMe() async throws -> TokenInfo {
        note("getTokensMe")
        return TokenInfo(organization: NamedEntity(id: "o", name: "Org"))
    }

    func getUsers(
        ids: [String], expand: [UserExpansion], state: UserStateFilter?, pageNumber: Int, pageSize: Int
    ) async throws -> UserEntityListing {
        note("getUsers \(ids.count)")
        let wanted = Set(ids)
        let found = members.map(\.user).filter { wanted.contains($0.id ?? "") }
        if found.isEmpty { throw Self.refusal(404, .rejected) }
        return UserEntityListing(entities: found, total: found.count)
    }

    func postUsersSearch(_ body: UserSearchRequest) async throws -> UsersSearchResponse {
        note("postUsersSearch")
        let found = members.map(\.user).filter { user in
            (body.query ?? []).allSatisfy { condition in
                let wanted = (condition.value.map { [$0] } ?? []) + (takesManyValues ? condition.values ?? [] : [])
                return (condition.fields ?? []).contains { field in
                    let text = field == "email" ? user.email : field == "name" ? user.name : user.username
                    return text.map { text in wanted.contains { $0.lowercased() == text.lowercased() } } ?? false
                }
            }
        }
        let results = found.map { user in
            var user = user
            if !searchTellsTeams { user.team = nil }
            return user
        }
        return UsersSearchResponse(total: found.count, pageCount: 1, pageSize: 100, pageNumber: 1, results: results)
    }

    func getUserDirectreports(userId: String, expand: [UserExpansion]) async throws -> [User] { [] }

    func getTeams(name: String?, after: String?, pageSize: Int) async throws -> TeamEntityListing {
        note("getTeams")
        var seen: Set<String> = []
        let teams = members.compactMap(\.user.team).filter { seen.insert($0.id ?? "").inserted }
        return TeamEntityListing(
            entities: teams.filter { $0.name?.lowercased().hasPrefix((name ?? "").lowercased()) ?? false })
    }

    func getTeamMembers(teamId: String, after: String?, pageSize: Int) async throws -> TeamMemberEntityListing {
        note("getTeamMembers")
        return TeamMemberEntityListing(
            entities: members.filter { $0.user.team?.id == teamId }.map { UserReferenceWithName(id: $0.user.id) })
    }

    func postGroupsSearch(_ body: GroupSearchRequest) async throws -> GroupsSearchResponse {
        note("postGroupsSearch")
        return GroupsSearchResponse(total: 0, results: [])
    }

    func getGroupMembers(groupId: String, pageNumber: Int, pageSize: Int) async throws -> UserEntityListing {
        UserEntityListing(entities: [])
    }

    func getWorkforcemanagementBusinessunits(feature: String?) async throws -> BusinessUnitListing {
        note("getBusinessunits")
        let count = (members.compactMap(\.unit).max() ?? 0) / 2 + 1
        return BusinessUnitListing(
            entities: (0..<count).map { BusinessUnitListItem(id: "bu\($0)", name: "Unit \($0)", authorized: true) })
    }

    func getWorkforcemanagementBusinessunitManagementunits(
        businessUnitId: String
    ) async throws -> ManagementUnitListing {
        note("getManagementunits")
        let number = Int(businessUnitId.dropFirst(2)) ?? 0
        return ManagementUnitListing(
            entities: [0, 1].map { ManagementUnit(id: "mu\(number * 2 + $0)", name: "Site \(number * 2 + $0)") })
    }

    func getWorkforcemanagementManagementunitUsers(managementUnitId: String) async throws -> WfmUserEntityListing {
        note("getManagementunitUsers")
        let number = Int(managementUnitId.dropFirst(2)) ?? 0
        return WfmUserEntityListing(
            entities: members.filter { $0.unit == number }.map { UserReference(id: $0.user.id) })
    }

    func getWorkforcemanagementAgentManagementunit(agentId: String) async throws -> AgentManagementUnitReference {
        throw Self.refusal(404, .rejected)
    }

    func getWorkforcemanagementBusinessunitStaffinggroups(
        businessUnitId: String
    ) async throws -> StaffingGroupListing {
        note("getStaffinggroups")
        guard tellsStaffing else { throw Self.refusal(403, .forbidden) }
        let groups = Dictionary(grouping: members.filter { $0.group != nil }) { $0.group ?? "" }
        return StaffingGroupListing(
            entities: groups.sorted { $0.key < $1.key }.map { name, members in
                StaffingGroupResponse(
                    id: name, name: name, users: members.map { UserReference(id: $0.user.id) },
                    planningGroups: [PlanningGroupReference(id: String(name.prefix(4)))])
            })
    }

    func postWorkforcemanagementBusinessunitStaffinggroupsQuery(
        businessUnitId: String, _ body: QueryUserStaffingGroupListRequest
    ) async throws -> UserStaffingGroupListing {
        note("postStaffinggroupsQuery \(body.userIds.count)")
        let wanted = Set(body.userIds)
        return UserStaffingGroupListing(
            entities: members.filter { wanted.contains($0.user.id ?? "") && $0.group != nil }.map {
                UserStaffingGroupResponse(
                    user: UserReference(id: $0.user.id), staffingGroup: StaffingGroupReference(id: $0.group),
                    endDate: ServiceDay("2026-12-31"))
            })
    }

    func getAuthorizationSubjectsMe() async throws -> AuthzSubject { AuthzSubject(grants: []) }

    func getAuthorizationDivisionspermittedPagedMe(
        permission: String, pageNumber: Int, pageSize: Int
    ) async throws -> DivsPermittedEntityListing { DivsPermittedEntityListing(entities: []) }

    func getRoutingQueues(name: String?, pageNumber: Int, pageSize: Int) async throws -> QueueEntityListing {
        QueueEntityListing(entities: [], total: 0)
    }

    func getRoutingQueueMembers(
        queueId: String, pageNumber: Int, pageSize: Int
    ) async throws -> QueueMemberEntityListing { QueueMemberEntityListing(entities: []) }
}

extension SmallDirectory: @unchecked Sendable {}

extension SmallDirectory.Member {
    /// Somebody of unit 0, led by the first of all.
    static func of(_ number: Int, _ name: String, unit: Int? = 0, state: UserState = .active, team: String = "North")
        -> Self
    {
        let box = name.lowercased().split(separator: " ").joined(separator: ".")
        return Self(
            user: User(
                id: id(number), name: name, email: "\(box)@acme.example", username: box, state: state, title: "Agent",
                manager: UserReference(id: id(0)), team: Team(id: "team-\(team)", name: team)),
            unit: unit, group: "main")
    }

    /// An id as the service gives them.
    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
