public import CoachingModels

extension UserEntityListing: PagedList {}
extension DivsPermittedEntityListing: PagedList {}

extension QueueEntityListing: PagedList {}

extension UsersSearchResponse: PagedList {
    /// The results on this page.
    public var entities: [User]? { results }
}

extension GroupsSearchResponse: PagedList {
    /// The results on this page.
    public var entities: [Group]? { results }
}

extension QueueMemberEntityListing: PagedList {
    /// Not reported.
    public var total: Int? { nil }
    /// Known only on the last page, which names no next one.
    public var pageCount: Int? { nextUri == nil ? pageNumber : nil }
}

/// Whole lists, read page by page as their elements are asked for.
extension DirectoryService {
    /// The users with some ids, read 100 per call; users who do not exist are left out. Without `state`, only those
    /// whose account is in use.
    public func users(
        ids: [String], expand: [UserExpansion] = [], state: UserStateFilter? = nil
    ) -> UsersById {
        UsersById(ids: ids) { group in
            do {
                return try await self.getUsers(
                    ids: group, expand: expand, state: state, pageNumber: 1, pageSize: group.count
                ).entities ?? []
            } catch let error as CoachingAPIError where error.status == 404 {
                // If none of them exists, the service refuses the call.
                return []
            }
        }
    }

    /// All users that a search finds.
    public func usersSearch(_ search: UserSearchRequest) -> PagedElements<UsersSearchResponse> {
        PagedElements { number in
            var page = search
            page.pageNumber = number
            page.pageSize = search.pageSize ?? 100
            return try await self.postUsersSearch(page)
        }
    }

    /// All groups that a search finds.
    public func groupsSearch(_ search: GroupSearchRequest) -> PagedElements<GroupsSearchResponse> {
        PagedElements { number in
            var page = search
            page.pageNumber = number
            page.pageSize = search.pageSize ?? 100
            return try await self.postGroupsSearch(page)
        }
    }

    /// All teams whose name begins with a text, in any case.
    public func teams(name: String? = nil, pageSize: Int = 100) -> CursorElements<TeamEntityListing> {
        CursorElements { after in try await self.getTeams(name: name, after: after, pageSize: pageSize) }
    }

    /// All members of a team, by id and name.
    public func teamMembers(teamId: String, pageSize: Int = 100) -> CursorElements<TeamMemberEntityListing> {
        CursorElements { after in try await self.getTeamMembers(teamId: teamId, after: after, pageSize: pageSize) }
    }

    /// All members of a group.
    public func groupMembers(groupId: String, pageSize: Int = 100) -> PagedElements<UserEntityListing> {
        PagedElements { number in
            try await self.getGroupMembers(groupId: groupId, pageNumber: number, pageSize: pageSize)
        }
    }

    /// All queues with a name.
    public func queues(name: String? = nil, pageSize: Int = 100) -> PagedElements<QueueEntityListing> {
        PagedElements { number in
            try await self.getRoutingQueues(name: name, pageNumber: number, pageSize: pageSize)
        }
    }

    /// All members of a queue.
    public func queueMembers(queueId: String, pageSize: Int = 100) -> PagedElements<QueueMemberEntityListing> {
        PagedElements { number in
            try await self.getRoutingQueueMembers(queueId: queueId, pageNumber: number, pageSize: pageSize)
        }
    }

    /// All divisions in which the caller has a permission; see also ``DivsPermittedEntityListing/allDivsPermitted``.
    public func divisionsPermitted(
        permission: String, pageSize: Int = 100
    ) -> PagedElements<DivsPermittedEntityListing> {
        PagedElements { number in
            try await self.getAuthorizationDivisionspermittedPagedMe(
                permission: permission, pageNumber: number, pageSize: pageSize)
        }
    }
}

/// Users by id, read in groups of 100 as they are asked for.
public struct UsersById: AsyncSequence, Sendable {
    /// The list's elements.
    public typealias Element = User

    let ids: [String]
    let fetch: @Sendable ([String]) async throws -> [User]

    /// Begins at the first hundred; no call is made before the first element is asked for.
    public func makeAsyncIterator() -> Iterator {
        var seen: Set<String> = []
        return Iterator(rest: ids.filter { !$0.isEmpty && seen.insert($0).inserted }[...], fetch: fetch)
    }

    /// Iterates over the ids by hundreds.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var rest: ArraySlice<String>
        fileprivate let fetch: @Sendable ([String]) async throws -> [User]
        private var found: ArraySlice<User> = []

        fileprivate init(rest: ArraySlice<String>, fetch: @escaping @Sendable ([String]) async throws -> [User]) {
            self.rest = rest
            self.fetch = fetch
        }

        /// The next user; `nil` after the last.
        public mutating func next() async throws -> User? {
            while found.isEmpty, !rest.isEmpty {
                let group = rest.prefix(DirectoryClient.mostUserIds)
                rest = rest.dropFirst(group.count)
                found = try await fetch(Array(group))[...]
            }
            return found.popFirst()
        }
    }
}
