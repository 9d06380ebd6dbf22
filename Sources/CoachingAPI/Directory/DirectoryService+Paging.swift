public import CoachingModels

extension UserEntityListing: PagedList {}
extension DivsPermittedEntityListing: PagedList {}

extension QueueEntityListing: PagedList {}

extension UsersSearchResponse: PagedList {
    /// What was found on this page.
    public var entities: [User]? { results }
}

extension GroupsSearchResponse: PagedList {
    /// What was found on this page.
    public var entities: [Group]? { results }
}

extension QueueMemberEntityListing: PagedList {
    /// Not told.
    public var total: Int? { nil }
    /// Known on the last page only, which names no next one.
    public var pageCount: Int? { nextUri == nil ? pageNumber : nil }
}

/// Lists as a whole, page by page as their elements are asked for.
extension DirectoryService {
    /// The users of some ids, 100 a call; who does not exist is left out. Without `state`, only those whose account is in use.
    public func users(
        ids: [String], expand: [UserExpansion] = [], state: UserStateFilter? = nil
    ) -> UsersById {
        UsersById(ids: ids) { group in
            do {
                return try await self.getUsers(
                    ids: group, expand: expand, state: state, pageNumber: 1, pageSize: group.count
                ).entities ?? []
            } catch let error as CoachingAPIError where error.status == 404 {
                // Where none of them exists, the service says so by a refusal.
                return []
            }
        }
    }

    /// Everybody whom a search finds.
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

    /// All queues of a name.
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
    /// What the list holds.
    public typealias Element = User

    let ids: [String]
    let fetch: @Sendable ([String]) async throws -> [User]

    /// Begins at the first hundred; nothing is asked for before the first element is.
    public func makeAsyncIterator() -> Iterator {
        var seen: Set<String> = []
        return Iterator(rest: ids.filter { !$0.isEmpty && seen.insert($0).inserted }[...], fetch: fetch)
    }

    /// Walks the ids by hundreds.
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
