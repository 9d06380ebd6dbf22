import CoachingModels

extension DirectoryOperations {
    /// Up to 100 users by id, or all users in pages; users whose account is not in use only when asked for.
    func getUsers(_ call: Call) throws -> Answer {
        let ids = call.query.list("id")
        guard ids.count <= 100 else {
            throw ServiceError(400, "max.user.ids", "A maximum of 100 user ids can be requested.")
        }
        let state = call.query.string("state") ?? "active"
        guard UserStateFilter(rawValue: state).isKnown else {
            throw ServiceError.invalidParameter(
                state, parameter: "state", allowed: UserStateFilter.known.map(\.rawValue).joined(separator: ", "))
        }
        let (page, expand) = (try page(call), try expansions(call))
        let contents = book.contents
        let wanted = Set(ids)
        let found = contents.people.filter {
            (wanted.isEmpty || wanted.contains($0.id)) && (state == "any" || $0.state.rawValue == state)
                && isShown($0, to: call.caller)
        }
        if !ids.isEmpty && found.isEmpty { throw ServiceError.noResource }
        return try users(found, contents, call, page, expand)
    }

    func getGroupMembers(_ call: Call) throws -> Answer {
        let (page, expand) = (try page(call), try expansions(call))
        let contents = book.contents
        let id = try call.parameter("groupId")
        guard let group = contents.groups.first(where: { $0.unit.id == id }) else { throw ServiceError.noResource }
        return try users(group.members.map { contents.people[$0] }, contents, call, page, expand)
    }

    private func users(
        _ found: [DirectoryPerson], _ contents: DirectoryBook.Contents, _ call: Call, _ page: Page,
        _ expand: Set<String>
    ) throws -> Answer {
        let sorted = sorted(found, descending: try isDescending(call))
        let links = page.links(call, total: sorted.count)
        return try .json(
            UserEntityListing(
                entities: page.slice(sorted).map { user($0, contents, expand: expand) }, pageSize: page.size,
                pageNumber: page.number, pageCount: page.count(of: sorted.count), total: sorted.count,
                selfUri: links.own, firstUri: links.first, previousUri: links.previous, nextUri: links.next,
                lastUri: links.last))
    }

    func getUserDirectreports(_ call: Call) throws -> Answer {
        let expand = try expansions(call)
        let contents = book.contents
        let id = try call.parameter("userId")
        guard let leader = contents.people.firstIndex(where: { $0.id == id }) else { throw ServiceError.noResource }
        return try .json(
            contents.people.filter { $0.manager == leader && $0.state == .active && isShown($0, to: call.caller) }
                .map { user($0, contents, expand: expand) })
    }

    func postUsersSearch(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let request = try body(UserSearchRequest.self, .userSearch, call)
        let contents = book.contents
        let conditions = request.query ?? []
        let asksForState = conditions.contains { $0.fields?.contains("state") ?? false }
        let onlyPermitted = request.enforcePermissions ?? false
        let found = try contents.people.filter { person in
            if person.state == .deleted && !asksForState { return false }
            if onlyPermitted && !call.caller.divisions.contains(person.division.rawValue) { return false }
            return try SearchConditions(assumptions: assumptions).hold(conditions.map(\.condition)) {
                person.field($0)
            }
        }
        let page = try SearchPage(request.pageNumber, request.pageSize, assumptions)
        let sorted = sorted(found, descending: request.sortOrder == .desc)
        return try .json(
            UsersSearchResponse(
                total: sorted.count, pageCount: page.count(of: sorted.count), pageSize: page.size,
                pageNumber: page.number, types: ["users"],
                results: page.slice(sorted).map { user($0, contents) }))
    }

    func postGroupsSearch(_ call: Call) throws -> Answer {
        let request = try body(GroupSearchRequest.self, .groupSearch, call)
        let conditions = (request.query ?? []).map(\.condition)
        let found = try book.contents.groups.filter { group in
            try SearchConditions(assumptions: assumptions).hold(conditions) {
                ["name": group.unit.name, "id": group.unit.id, "state": "active"][$0]
            }
        }
        let page = try SearchPage(request.pageNumber, request.pageSize, assumptions)
        return try .json(
            GroupsSearchResponse(
                total: found.count, pageCount: page.count(of: found.count), pageSize: page.size,
                pageNumber: page.number, types: ["groups"], results: page.slice(found).map(group)))
    }

    private func sorted(_ people: [DirectoryPerson], descending: Bool) -> [DirectoryPerson] {
        people.sorted { left, right in
            let (first, second) = descending ? (right, left) : (left, right)
            return (first.name, first.id) < (second.name, second.id)
        }
    }

    private func isDescending(_ call: Call) throws(ServiceError) -> Bool {
        switch call.query.string("sortOrder")?.lowercased() {
        case nil, "asc", "ascending": false
        case "desc", "descending": true
        case let order?:
            throw ServiceError.invalidParameter(order, parameter: "sortOrder", allowed: "ascending, descending")
        }
    }

    func expansions(_ call: Call) throws(ServiceError) -> Set<String> {
        Set(try call.query.values("expand", of: UserExpansion.self).map(\.rawValue))
    }
}

extension DirectoryPerson {
    /// The value of a field that may be searched; nil for a field that does not exist.
    fileprivate func field(_ name: String) -> String? {
        switch name {
        case "name": self.name
        case "email": email
        case "username": username
        case "department": department
        case "title": title
        case "state": state.rawValue
        case "id": id
        default: nil
        }
    }
}

extension ServiceError {
    static let noResource = Self(404, "general.resource.not.found", "Unable to find the requested resource.")
}
