public import CoachingModels

/// Business units, management units and staffing groups.
extension DirectoryClient {
    /// The business units in which the caller may use a feature, such as `Coaching`; without a feature, all of them.
    public func getWorkforcemanagementBusinessunits(feature: String? = nil) async throws -> BusinessUnitListing {
        var query = QueryItems()
        query.add("feature", feature)
        return try await client.call(.getWorkforcemanagementBusinessunits, query: query)
    }

    /// The management units of a business unit that the caller may use.
    public func getWorkforcemanagementBusinessunitManagementunits(
        businessUnitId: String
    ) async throws -> ManagementUnitListing {
        try await client.call(
            .getWorkforcemanagementBusinessunitManagementunits, path: ["businessUnitId": businessUnitId])
    }

    /// Everybody in a management unit, by id, whatever their state.
    public func getWorkforcemanagementManagementunitUsers(
        managementUnitId: String
    ) async throws -> WfmUserEntityListing {
        try await client.call(
            .getWorkforcemanagementManagementunitUsers, path: ["managementUnitId": managementUnitId])
    }

    /// The management unit of a user; 404 `wfm.entity.not.found` for somebody who is in none.
    public func getWorkforcemanagementAgentManagementunit(
        agentId: String
    ) async throws -> AgentManagementUnitReference {
        try await client.call(.getWorkforcemanagementAgentManagementunit, path: ["agentId": agentId])
    }

    /// The staffing groups of a business unit, with their people.
    ///
    /// Where a service with very many tells ``StaffingGroupListing/downloadUrl`` instead of the groups, that file is read.
    public func getWorkforcemanagementBusinessunitStaffinggroups(
        businessUnitId: String
    ) async throws -> StaffingGroupListing {
        let operation = CoachingOperation.getWorkforcemanagementBusinessunitStaffinggroups
        return try await whole(
            try await client.call(operation, path: ["businessUnitId": businessUnitId]), of: operation)
    }

    /// The staffing groups of some users, with the dates from and to which they belong to them; read from the file that is named
    /// where the service gives one.
    public func postWorkforcemanagementBusinessunitStaffinggroupsQuery(
        businessUnitId: String, _ body: QueryUserStaffingGroupListRequest
    ) async throws -> UserStaffingGroupListing {
        let operation = CoachingOperation.postWorkforcemanagementBusinessunitStaffinggroupsQuery
        return try await whole(
            try await client.call(operation, path: ["businessUnitId": businessUnitId], body: body), of: operation)
    }
}

/// What the caller may do.
extension DirectoryClient {
    /// Which roles the caller has in which divisions and, if the service reports it, what the roles allow.
    public func getAuthorizationSubjectsMe() async throws -> AuthzSubject {
        var query = QueryItems()
        query.add("includeFullRoles", "true")
        return try await client.call(.getAuthorizationSubjectsMe, query: query)
    }

    /// A page of the divisions in which the caller has a permission, such as `coaching:appointment:add`.
    public func getAuthorizationDivisionspermittedPagedMe(
        permission: String, pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> DivsPermittedEntityListing {
        var query = QueryItems()
        query.add("permission", permission)
        query.add(page: pageNumber, size: pageSize)
        return try await client.call(.getAuthorizationDivisionspermittedPagedMe, query: query)
    }
}
