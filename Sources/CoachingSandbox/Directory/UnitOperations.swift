import CoachingModels

extension DirectoryOperations {
    private static let root = "/api/v2/workforcemanagement"

    func getBusinessunits(_ call: Call) throws -> Answer {
        let contents = book.contents
        let home = contents.id(of: .home)
        let division = call.query.string("divisionId")
        let units = division == nil || division == home ? world.businessUnits : []
        return try .json(
            BusinessUnitListing(
                entities: units.map {
                    BusinessUnitListItem(
                        id: $0.id, name: $0.name, authorized: true,
                        division: DivisionReference(id: home, selfUri: "/api/v2/authorization/divisions/\(home)"),
                        selfUri: "\(Self.root)/businessunits/\($0.id)")
                }))
    }

    func getManagementunits(_ call: Call) throws -> Answer {
        let unit = try businessUnit(call)
        let contents = book.contents
        let home = contents.id(of: .home)
        return try .json(
            ManagementUnitListing(
                entities: contents.managementUnits.filter { $0.businessUnit == unit }.map {
                    ManagementUnit(
                        id: $0.id, name: $0.name,
                        businessUnit: BusinessUnitReference(
                            id: world.businessUnits[unit].id,
                            selfUri: "\(Self.root)/businessunits/\(world.businessUnits[unit].id)"),
                        division: DivisionReference(id: home, selfUri: "/api/v2/authorization/divisions/\(home)"),
                        timeZone: world.shape.timeZone, startDayOfWeek: "Monday",
                        selfUri: "\(Self.root)/managementunits/\($0.id)")
                }, selfUri: call.path))
    }

    /// Everybody who is assigned to the unit, whatever their state.
    func getManagementunitUsers(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let contents = book.contents
        let id = try call.parameter("managementUnitId")
        guard let unit = contents.managementUnits.firstIndex(where: { $0.id == id }) else {
            throw ServiceError(404, "wfm.management.unit.not.found", "The management unit was not found.")
        }
        return try .json(
            WfmUserEntityListing(
                entities: contents.people.filter { $0.managementUnit == unit }.map { reference($0.id) }))
    }

    func getAgentManagementunit(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let contents = book.contents
        let id = try call.parameter("agentId")
        guard let unit = contents.people.first(where: { $0.id == id })?.managementUnit else {
            throw ServiceError(404, "wfm.entity.not.found", "The agent is in no management unit.")
        }
        let managementUnit = contents.managementUnits[unit]
        let business = managementUnit.businessUnit.map { world.businessUnits[$0].id }
        return try .json(
            AgentManagementUnitReference(
                user: reference(id),
                managementUnit: ManagementUnitReference(
                    id: managementUnit.id, selfUri: "\(Self.root)/managementunits/\(managementUnit.id)"),
                businessUnit: assumptions.tellsAgentBusinessUnit
                    ? business.map { BusinessUnitReference(id: $0, selfUri: "\(Self.root)/businessunits/\($0)") }
                    : nil))
    }

    func getStaffinggroups(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let unit = try businessUnit(call)
        let contents = book.contents
        if let id = call.query.string("managementUnitId"), !contents.managementUnits.contains(where: { $0.id == id }) {
            throw ServiceError.validation(
                "wfm.validation.management.unit.not.found", "managementUnitId", "The management unit was not found.")
        }
        let today = ServiceDay(of: call.now, in: world.calendar.zone)
        let groups = contents.staffingGroups.enumerated().filter { $1.businessUnit == unit }.map { index, group in
            StaffingGroupResponse(
                id: group.id, name: group.name,
                users: contents.people.filter { $0.staffingGroup(on: today) == index }.map { reference($0.id) },
                planningGroups: group.planningGroups.map { PlanningGroupReference(id: contents.queues[$0].id) },
                metadata: WfmVersionedEntityMetadata(version: 1), selfUri: "\(call.path)/\(group.id)")
        }
        return try listed(StaffingGroupListing(entities: groups), count: groups.count, call)
    }

    func postStaffinggroupsQuery(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let request = try body(QueryUserStaffingGroupListRequest.self, .staffingGroupQuery, call)
        guard (1...assumptions.staffingQueryUsers).contains(request.userIds.count) else {
            throw ServiceError.validation(
                "wfm.validation.failure", "userIds",
                "userIds must name 1 to \(assumptions.staffingQueryUsers) users, not \(request.userIds.count)")
        }
        let unit = try businessUnit(call)
        let contents = book.contents
        let wanted = Set(request.userIds)
        let today = ServiceDay(of: call.now, in: world.calendar.zone)
        var entities: [UserStaffingGroupResponse] = []
        for person in contents.people where wanted.contains(person.id) {
            for staffing in person.staffing where staffing.to.map({ $0 >= today }) ?? true {
                let group = contents.staffingGroups[staffing.group]
                guard group.businessUnit == unit else { continue }
                entities.append(
                    UserStaffingGroupResponse(
                        user: reference(person.id), staffingGroup: StaffingGroupReference(id: group.id),
                        startDate: staffing.from, endDate: staffing.to))
            }
        }
        return try listed(UserStaffingGroupListing(entities: entities), count: entities.count, call)
    }

    private func businessUnit(_ call: Call) throws(ServiceError) -> Int {
        let id = try call.parameter("businessUnitId")
        guard let unit = world.businessUnits.firstIndex(where: { $0.id == id }) else {
            throw ServiceError(404, "wfm.business.unit.not.found", "The business unit was not found.")
        }
        return unit
    }
}
