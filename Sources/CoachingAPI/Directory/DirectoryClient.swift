public import CoachingModels

/// The client of the operations that find people, teams, units and permissions.
///
/// It belongs to a ``CoachingClient`` (``CoachingClient/directory``) and shares its connections, token, pacing and
/// retries: the service counts the calls of both together. Every method has the name of its operation in the service's
/// SDKs and throws ``CoachingAPIError``. None of them changes anything.
///
/// ```swift
/// for try await user in client.directory.users(ids: ids, expand: [.team]) { print(user.email ?? "") }
/// ```
public struct DirectoryClient: DirectoryService {
    let client: CoachingClient

    /// Reads what the service knows of the token.
    public func getTokensMe() async throws -> TokenInfo { try await client.getTokensMe() }
}

extension CoachingClient {
    /// The operations that find people, over this client.
    public var directory: DirectoryClient { DirectoryClient(client: self) }
}

/// Users, groups and teams.
extension DirectoryClient {
    /// The most ids that `getUsers` accepts.
    public static let mostUserIds = 100

    /// A page of the users, or of up to 100 by id. Without `state`, people whose account is not in use are left out.
    public func getUsers(
        ids: [String] = [], expand: [UserExpansion] = [], state: UserStateFilter? = nil, pageNumber: Int = 1,
        pageSize: Int = 25
    ) async throws -> UserEntityListing {
        var query = QueryItems()
        query.add("id", ids)
        query.add("expand", expand.map(\.rawValue))
        query.add("state", state?.rawValue)
        query.add(page: pageNumber, size: pageSize)
        return try await client.call(.getUsers, query: query)
    }

    /// A page of the results of a search for users, from an index that is some seconds behind.
    public func postUsersSearch(_ body: UserSearchRequest) async throws -> UsersSearchResponse {
        try await client.call(.postUsersSearch, body: body)
    }

    /// Everybody whom a user leads.
    public func getUserDirectreports(userId: String, expand: [UserExpansion] = []) async throws -> [User] {
        var query = QueryItems()
        query.add("expand", expand.map(\.rawValue))
        return try await client.call(.getUserDirectreports, path: ["userId": userId], query: query)
    }

    /// A page of the teams whose name begins with a text, in any case.
    public func getTeams(
        name: String? = nil, after: String? = nil, pageSize: Int = 25
    ) async throws -> TeamEntityListing {
        var query = QueryItems()
        query.add("name", name)
        query.add("after", after)
        query.add("pageSize", String(pageSize))
        return try await client.call(.getTeams, query: query)
    }

    /// A page of the members of a team, with their names.
    public func getTeamMembers(
        teamId: String, after: String? = nil, pageSize: Int = 25
    ) async throws -> TeamMemberEntityListing {
        var query = QueryItems()
        query.add("after", after)
        query.add("pageSize", String(pageSize))
        query.add("expand", "entities")
        return try await client.call(.getTeamMembers, path: ["teamId": teamId], query: query)
    }

    /// A page of the results of a search for groups.
    public func postGroupsSearch(_ body: GroupSearchRequest) async throws -> GroupsSearchResponse {
        try await client.call(.postGroupsSearch, body: body)
    }

    /// A page of the members of a group.
    public func getGroupMembers(
        groupId: String, pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> UserEntityListing {
        var query = QueryItems()
        query.add(page: pageNumber, size: pageSize)
        return try await client.call(.getGroupMembers, path: ["groupId": groupId], query: query)
    }

    /// A page of the queues, or of those whose name is `name`; the service accepts asterisks at both ends.
    public func getRoutingQueues(
        name: String? = nil, pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> QueueEntityListing {
        var query = QueryItems()
        query.add("name", name)
        query.add(page: pageNumber, size: pageSize)
        return try await client.call(.getRoutingQueues, query: query)
    }

    /// A page of the members of a queue; at most 100 per page.
    public func getRoutingQueueMembers(
        queueId: String, pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> QueueMemberEntityListing {
        var query = QueryItems()
        query.add(page: pageNumber, size: pageSize)
        return try await client.call(.getRoutingQueueMembers, path: ["queueId": queueId], query: query)
    }
}
