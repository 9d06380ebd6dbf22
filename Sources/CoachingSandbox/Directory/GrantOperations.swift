import CoachingModels

extension DirectoryOperations {
    /// One role in each division of the caller; what the role allows is included only with `includeFullRoles`.
    func getSubjectsMe(_ call: Call) throws -> Answer {
        let isFull = call.query.string("includeFullRoles") == "true" && assumptions.tellsRolePolicies
        let role = AuthzGrantRole(
            id: "sandbox-role", name: "Sandbox role", policies: isFull ? policies(of: call.caller) : nil)
        let id = call.caller.actorID
        let grants = divisions(of: call.caller).map { AuthzGrant(subjectId: id, division: $0, role: role) }
        return try .json(AuthzSubject(id: id, name: id, grants: call.caller.permissions.isEmpty ? [] : grants))
    }

    func getDivisionspermittedMe(_ call: Call) throws -> Answer {
        guard let name = call.query.string("permission") else {
            throw ServiceError(400, "missing.permission.param", "The permission parameter is required.")
        }
        let has = Permission(rawValue: name).map(call.caller.has) ?? false
        let divisions = has ? divisions(of: call.caller) : []
        let page = try page(call)
        let links = page.links(call, total: divisions.count)
        return try .json(
            DivsPermittedEntityListing(
                entities: Array(page.slice(divisions)),
                allDivsPermitted: has && divisions.count == Person.Division.allCases.count, pageSize: page.size,
                pageNumber: page.number, pageCount: page.count(of: divisions.count), total: divisions.count,
                selfUri: links.own, firstUri: links.first, previousUri: links.previous, nextUri: links.next,
                lastUri: links.last))
    }

    private func divisions(of caller: Caller) -> [AuthzDivision] {
        let contents = book.contents
        return Person.Division.allCases.filter { caller.divisions.contains($0.rawValue) }.map {
            AuthzDivision(
                id: contents.id(of: $0), name: $0.rawValue, description: "", homeDivision: $0 == .home,
                selfUri: "/api/v2/authorization/divisions/\(contents.id(of: $0))")
        }
    }

    private func policies(of caller: Caller) -> [AuthzGrantPolicy] {
        var actions: [String: [String]] = [:]
        for permission in caller.permissions {
            let parts = permission.rawValue.split(separator: ":").map(String.init)
            actions["\(parts[0]):\(parts[1])", default: []].append(parts[2])
        }
        return actions.sorted { $0.key < $1.key }.map { thing, actions in
            let parts = thing.split(separator: ":").map(String.init)
            return AuthzGrantPolicy(domain: parts[0], entityName: parts[1], actions: actions.sorted())
        }
    }
}
