import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// What the directory says, and what is assumed of it.
@Suite struct DirectoryTests {
    private static let root = "/api/v2"
    private static let wfm = "/api/v2/workforcemanagement"

    private func search(_ sandbox: SandboxUnderTest, _ json: String) async throws -> Reply {
        try await sandbox.call(.post, "\(Self.root)/users/search", json: json)
    }

    private func names(_ sandbox: SandboxUnderTest, _ json: String) async throws -> [String] {
        try await search(sandbox, json).decode(UsersSearchResponse.self).results?.compactMap(\.name) ?? []
    }

    @Test func peopleHaveLeadersTeamsAndAddresses() async throws {
        try await withSandbox { sandbox async throws in
            let ids = [sandbox.attendees[0], sandbox.facilitators[0]].joined(separator: ",")
            let reply = try await sandbox.call(
                .get, "\(Self.root)/users?id=\(ids)&expand=team,groups,authorization&pageSize=2")
            let people = try #require(try reply.decode(UserEntityListing.self).entities)
            let agent = try #require(people.first { $0.id == sandbox.attendees[0] })
            let coach = try #require(people.first { $0.id == sandbox.facilitators[0] })
            #expect(agent.name == "Ana Abbott" && agent.email == "ana.abbott@acme.example")
            #expect(agent.state == .active && agent.title == "Agent" && agent.division?.name == "Home")
            #expect(agent.manager?.id == coach.id && agent.team?.name == "Billing North")
            #expect(agent.authorization?.permissions == ["coaching:appointment:participate"])
            #expect(coach.team?.id == agent.team?.id && coach.groups?.map(\.name) == ["Quality coaches"])
            let reports = try await sandbox.call(.get, "\(Self.root)/users/\(coach.id ?? "")/directreports")
            #expect(try reports.decode([User].self).contains { $0.id == agent.id })
        }
    }

    /// The manager comes without being asked for, team and groups do not.
    @Test func managersComeUnasked() async throws {
        try await withSandbox { sandbox async throws in
            let reply = try await sandbox.call(.get, "\(Self.root)/users?id=\(sandbox.attendees[0])")
            let user = try #require(try reply.decode(UserEntityListing.self).entities?.first)
            #expect(user.manager?.id == sandbox.facilitators[0] && user.team == nil && user.groups == nil)
            let supervisor = try await sandbox.call(.get, "\(Self.root)/users?id=\(try sandbox.person(.supervisor))")
            #expect(try supervisor.decode(UserEntityListing.self).entities?.first?.manager == nil)
        }
    }

    @Test func usersByIdLeaveOutWhoIsNot() async throws {
        try await withSandbox { sandbox async throws in
            let former = try sandbox.person(.former)
            func ids(_ query: String) async throws -> [String?] {
                let reply = try await sandbox.call(.get, "\(Self.root)/users?\(query)")
                return try reply.decode(UserEntityListing.self).entities?.map(\.id) ?? []
            }
            let agent = sandbox.attendees[0]
            #expect(try await ids("id=\(agent),nobody") == [agent])
            #expect(try await ids("id=\(agent)&id=\(former)") == [agent])
            #expect(Set(try await ids("id=\(agent),\(former)&state=any")) == [agent, former])
            let first = try await sandbox.call(
                .get, "\(Self.root)/users?id=\(sandbox.attendees.joined(separator: ","))&pageSize=5")
            let list = try first.decode(UserEntityListing.self)
            #expect(list.entities?.count == 5 && list.total == 12 && list.nextUri != nil)
            #expect(list.entities?.compactMap(\.name) == list.entities?.compactMap(\.name).sorted())
            let none = try await sandbox.call(.get, "\(Self.root)/users?id=nobody")
            #expect(none.status == 404 && none.code == "general.resource.not.found")
            let many = (0...100).map { "u\($0)" }.joined(separator: ",")
            #expect(try await sandbox.call(.get, "\(Self.root)/users?id=\(many)").code == "max.user.ids")
        }
    }

    @Test func pagesOfTheDirectoryAreLimited() async throws {
        try await withSandbox({ $0.assumptions.directoryWindow = 500 }) { sandbox async throws in
            for query in ["pageSize=101", "pageSize=0", "pageNumber=0", "pageSize=100&pageNumber=6"] {
                let reply = try await sandbox.call(.get, "\(Self.root)/users?\(query)")
                #expect(reply.status == 400 && reply.code == "bad.request", "\(query)")
            }
            let past = try await sandbox.call(.get, "\(Self.root)/users?pageSize=100&pageNumber=4")
            let empty = try past.decode(UserEntityListing.self)
            #expect(past.status == 200 && empty.entities == [])
            for page in [#""pageSize":101"#, #""pageSize":100,"pageNumber":6"#] {
                #expect(try await search(sandbox, "{\(page)}").code == "too.many.requested.results")
            }
            let queue = sandbox.parts.directory.book.contents.queues[0].id
            let members = try await sandbox.call(.get, "\(Self.root)/routing/queues/\(queue)/members?pageSize=101")
            #expect(members.code == "bad.request")
        }
    }

    @Test func searchesFindByFields() async throws {
        try await withSandbox { sandbox async throws in
            let two = #"["Ana.Abbott@acme.example","ben.bauer@acme.example","nobody@acme.example"]"#
            let exact = #"{"query":[{"type":"EXACT","fields":["email"],"values":\#(two)}]}"#
            #expect(try await names(sandbox, exact) == ["Ana Abbott", "Ben Bauer"])
            let byName = #"{"query":[{"type":"EXACT","fields":["name"],"value":"ana abbott"}]}"#
            #expect(try await names(sandbox, byName) == ["Ana Abbott", "Ana Abbott"])
            let start = #"{"query":[{"type":"STARTS_WITH","fields":["name"],"value":"ben"}]}"#
            #expect(try await names(sandbox, start) == ["Ben Bauer"])
            let byUser = #"{"query":[{"type":"EXACT","fields":["email"],"value":"ana.abbott"}]}"#
            #expect(try await names(sandbox, byUser) == [])
            let both =
                #"{"query":[{"type":"TERM","fields":["name"],"value":"ana"},{"type":"EXACT","fields":["email"],"value":"x","operator":"NOT"}]}"#
            #expect(try await names(sandbox, both).count == 2)
            for flaw in [
                #"{"query":[{"type":"EXACT","fields":["shoeSize"],"value":"44"}]}"#,
                #"{"query":[{"type":"EXACT","fields":["name"],"value":"\#(String(repeating: "a", count: 301))"}]}"#,
            ] { #expect(try await search(sandbox, flaw).code == "bad.request") }
            let many = (0...50).map { "\"\($0)\"" }.joined(separator: ",")
            let tooMany = #"{"query":[{"type":"EXACT","fields":["email"],"values":[\#(many)]}]}"#
            #expect(try await search(sandbox, tooMany).code == "search.criteria.values.exceed.limit")
            #expect(try await search(sandbox, #"{"query":[{"fields":["name"]}]}"#).code == "constraint.validation")
        }
    }

    @Test func searchesTellWhoIsInactiveAndOfOtherDivisions() async throws {
        try await withSandbox { sandbox async throws in
            let former = try #require(sandbox.world.person(try sandbox.person(.former)))
            let byName = #""query":[{"type":"EXACT","fields":["name"],"value":"\#(former.name)"}]"#
            #expect(try await names(sandbox, "{\(byName)}") == [former.name])
            let abroad = try #require(sandbox.world.person(try sandbox.person(.elsewhere)))
            let other = #""query":[{"type":"EXACT","fields":["name"],"value":"\#(abroad.name)"}]"#
            #expect(try await names(sandbox, "{\(other)}") == [abroad.name])
            #expect(try await names(sandbox, #"{"enforcePermissions":true,\#(other)}"#) == [])
            let expanded = try await search(sandbox, #"{"expand":["team","skills"],\#(byName)}"#)
            #expect(expanded.status == 200)
            let none = try await search(sandbox, #"{"query":[{"type":"EXACT","fields":["name"],"value":"nobody"}]}"#)
            let answer = try none.decode(UsersSearchResponse.self)
            #expect(none.status == 200 && answer.total == 0 && answer.pageCount == 0 && answer.results == [])
        }
    }

    @Test func aDeletedPersonIsFoundOnlyWhenAskedFor() async throws {
        try await withSandbox { sandbox async throws in
            let id = sandbox.attendees[1]
            let change = try await sandbox.call(
                .put, "/sandbox/control/users/\(id)/directory", json: #"{"state":"deleted"}"#)
            #expect(change.status == 200)
            let byEmail = #"{"type":"EXACT","fields":["email"],"value":"ben.bauer@acme.example"}"#
            let byState = #"{"type":"EXACT","fields":["state"],"values":["deleted"]}"#
            #expect(try await names(sandbox, #"{"query":[\#(byEmail)]}"#) == [])
            #expect(try await names(sandbox, #"{"query":[\#(byEmail),\#(byState)]}"#) == ["Ben Bauer"])
        }
    }

    @Test func manyValuesCanBePassedOver() async throws {
        try await withSandbox({ $0.assumptions.searchTakesManyValues = false }) { sandbox async throws in
            let many = #"{"query":[{"type":"EXACT","fields":["email"],"values":["ana.abbott@acme.example"]}]}"#
            let one = #"{"query":[{"type":"EXACT","fields":["email"],"value":"ana.abbott@acme.example"}]}"#
            #expect(try await names(sandbox, many) == [])
            #expect(try await names(sandbox, one) == ["Ana Abbott"])
        }
    }

    @Test func otherDivisionsCanBeHidden() async throws {
        for hides in [true, false] {
            try await withSandbox({ $0.assumptions.hidesOtherDivisions = hides }) { sandbox async throws in
                let id = try sandbox.person(.elsewhere)
                #expect(try await sandbox.call(.get, "\(Self.root)/users?id=\(id)").status == (hides ? 404 : 200))
            }
        }
    }

    @Test func reportsAreThoseInUse() async throws {
        try await withSandbox { sandbox async throws in
            let coach = sandbox.facilitators[0]
            func reports() async throws -> Set<String?> {
                let reply = try await sandbox.call(.get, "\(Self.root)/users/\(coach)/directreports?expand=team")
                return Set(try reply.decode([User].self).map(\.id))
            }
            let former = try sandbox.person(.former)
            #expect(try await reports().contains(sandbox.attendees[0]))
            #expect(try await !reports().contains(former))
            let alone = try await sandbox.call(.get, "\(Self.root)/users/\(sandbox.attendees[0])/directreports")
            #expect(alone.text == "[]")
            #expect(try await sandbox.call(.get, "\(Self.root)/users/nobody/directreports").status == 404)
        }
    }

    @Test func teamsAreReadByCursor() async throws {
        try await withSandbox { sandbox async throws in
            func page(_ uri: String) async throws -> TeamEntityListing {
                try await sandbox.call(.get, uri).decode(TeamEntityListing.self)
            }
            let first = try await page("\(Self.root)/teams?pageSize=2")
            let second = try await page(try #require(first.nextUri))
            #expect(first.entities?.map(\.name) == ["Billing North", "Billing South"] && first.previousUri == nil)
            #expect(second.entities?.map(\.name) == ["Support Day"] && second.nextUri == nil)
            #expect(try await page(try #require(second.previousUri)).entities == first.entities)
            #expect(try await page("\(Self.root)/teams?name=billing%20n").entities?.map(\.name) == ["Billing North"])
            let team = try #require(first.entities?.first?.id)
            let members = try await sandbox.call(
                .get, "\(Self.root)/teams/\(team)/members?expand=entities&pageSize=100")
            let people = try members.decode(TeamMemberEntityListing.self).entities ?? []
            #expect(people.contains { $0.id == sandbox.facilitators[0] } && people.allSatisfy { $0.name != nil })
            for flaw in ["after=oops", "after=MA==&before=MA=="] {
                #expect(try await sandbox.call(.get, "\(Self.root)/teams?\(flaw)").code == "bad.request")
            }
            #expect(
                try await sandbox.call(.get, "\(Self.root)/teams/none/members").code == "general.resource.not.found")
            // What is wrong with the call is told before what is not there.
            #expect(try await sandbox.call(.get, "\(Self.root)/teams/none/members?pageSize=0").status == 400)
        }
    }

    @Test func groupsAndQueuesHaveMembers() async throws {
        try await withSandbox { sandbox async throws in
            let json = #"{"query":[{"type":"EXACT","fields":["name"],"value":"quality coaches"}]}"#
            let found = try await sandbox.call(.post, "\(Self.root)/groups/search", json: json)
            let group = try #require(try found.decode(GroupsSearchResponse.self).results?.first)
            #expect(group.visibility == "public" && group.memberCount == 3)
            let members = try await sandbox.call(.get, "\(Self.root)/groups/\(group.id ?? "")/members")
            let coaches = try members.decode(UserEntityListing.self).entities ?? []
            #expect(Set(coaches.compactMap(\.id)) == Set(sandbox.facilitators))
            let queues = try await sandbox.call(.get, "\(Self.root)/routing/queues?name=bill*")
            let queue = try #require(try queues.decode(QueueEntityListing.self).entities?.first)
            let people = try await sandbox.call(
                .get, "\(Self.root)/routing/queues/\(queue.id ?? "")/members?pageSize=5&pageNumber=3&expand=team")
            let page = try people.decode(QueueMemberEntityListing.self)
            #expect(page.entities?.count == 2 && page.nextUri == nil && page.entities?.first?.user?.team != nil)
            #expect(
                try await sandbox.call(.get, "\(Self.root)/routing/queues/none/members").code == "resource.not.found")
        }
    }

    @Test func unitsHoldEverybodyAssigned() async throws {
        try await withSandbox({ $0.businessUnits = 2 }) { sandbox async throws in
            let listed = try await sandbox.call(.get, "\(Self.wfm)/businessunits?feature=Coaching")
            let units = try listed.decode(BusinessUnitListing.self).entities ?? []
            #expect(
                units.map(\.name) == ["Business unit 1", "Business unit 2"]
                    && units.allSatisfy { $0.authorized == true })
            let first = try #require(units.first?.id)
            let below = try await sandbox.call(.get, "\(Self.wfm)/businessunits/\(first)/managementunits")
            let managed = try below.decode(ManagementUnitListing.self).entities ?? []
            #expect(managed.first?.name == "Dublin" && managed.allSatisfy { $0.businessUnit?.id == first })
            #expect(managed.allSatisfy { $0.timeZone == "America/New_York" })
            var people: Set<String?> = []
            for unit in managed {
                let reply = try await sandbox.call(.get, "\(Self.wfm)/managementunits/\(unit.id ?? "")/users")
                people.formUnion(try reply.decode(WfmUserEntityListing.self).entities?.map(\.id) ?? [])
            }
            let wanted = sandbox.world.people.filter { $0.businessUnit == 0 }.map(\.id)
            let former = try sandbox.person(.former)
            #expect(people == Set(wanted.map(Optional.some)) && people.contains(former))
            #expect(
                try await sandbox.call(.get, "\(Self.wfm)/managementunits/x/users").code
                    == "wfm.management.unit.not.found")
            #expect(
                try await sandbox.call(.get, "\(Self.wfm)/businessunits/x/managementunits").code
                    == "wfm.business.unit.not.found")
        }
    }

    @Test(arguments: [true, false])
    func agentsHaveAManagementUnit(tells: Bool) async throws {
        try await withSandbox({ $0.assumptions.tellsAgentBusinessUnit = tells }) { sandbox async throws in
            let reply = try await sandbox.call(.get, "\(Self.wfm)/agents/\(sandbox.attendees[0])/managementunit")
            let found = try reply.decode(AgentManagementUnitReference.self)
            #expect(found.managementUnit?.id != nil && (found.businessUnit != nil) == tells)
            let none = try await sandbox.call(
                .get, "\(Self.wfm)/agents/\(try sandbox.person(.contractor))/managementunit")
            #expect(none.status == 404 && none.code == "wfm.entity.not.found")
        }
    }

    @Test func staffingGroupsHavePeopleAndDates() async throws {
        try await withSandbox({ ($0.attendees, $0.facilitators) = (60, 3) }) { sandbox async throws in
            let unit = sandbox.world.businessUnits[0].id
            let uri = "\(Self.wfm)/businessunits/\(unit)/staffinggroups"
            let groups = try await sandbox.call(.get, uri).decode(StaffingGroupListing.self).entities ?? []
            #expect(groups.map(\.name) == ["group-1-1", "group-1-2"])
            #expect(groups.first?.users?.contains { $0.id == sandbox.attendees[0] } == true)
            let mover = sandbox.attendees[19]
            let json = #"{"userIds":["\#(mover)","\#(sandbox.attendees[0])","\#(sandbox.facilitators[0])"]}"#
            let query = try await sandbox.call(.post, "\(uri)/query", json: json)
            let entries = try query.decode(UserStaffingGroupListing.self).entities ?? []
            let moves = entries.filter { $0.user?.id == mover }
            #expect(entries.count == 3 && moves.count == 2)
            #expect(
                moves.first?.endDate?.description == "2026-12-13" && moves.last?.startDate?.description == "2026-12-14")
            #expect(moves.map(\.staffingGroup?.id) == groups.map(\.id))
            let none = try await sandbox.call(.post, "\(uri)/query", json: #"{"userIds":[]}"#)
            #expect(none.status == 400 && none.code == "wfm.validation.failure")
            #expect(try none.decode(ErrorBody.self).details?.first?.fieldName == "userIds")
            let many = (0...100).map { "\"\($0)\"" }.joined(separator: ",")
            #expect(try await sandbox.call(.post, "\(uri)/query", json: #"{"userIds":[\#(many)]}"#).status == 400)
            #expect(
                try await sandbox.call(.get, "\(uri)?managementUnitId=x").code
                    == "wfm.validation.management.unit.not.found")
        }
    }

    @Test func planningGroupsCanHaveSeveralStaffingGroups() async throws {
        try await withSandbox({ $0.assumptions.staffingGroupsPerPlanningGroup = 2 }) { sandbox async throws in
            let unit = sandbox.world.businessUnits[0].id
            let reply = try await sandbox.call(.get, "\(Self.wfm)/businessunits/\(unit)/staffinggroups")
            let groups = try reply.decode(StaffingGroupListing.self).entities ?? []
            #expect(groups.map(\.name) == ["group-1-1-1", "group-1-1-2"])
            #expect(groups.first?.planningGroups == groups.last?.planningGroups)
            #expect(Set(groups.flatMap { $0.users ?? [] }).count == 12)
        }
    }

    @Test func callersAreToldWhatTheyMay() async throws {
        try await withSandbox { sandbox async throws in
            func grants(_ query: String, as user: String = "sandbox") async throws -> [AuthzGrant] {
                let reply = try await sandbox.call(.get, "\(Self.root)/authorization/subjects/me\(query)", as: user)
                return try reply.decode(AuthzSubject.self).grants ?? []
            }
            let own = try await grants("?includeFullRoles=true")
            #expect(own.map(\.division?.name) == ["Home"] && own.first?.division?.homeDivision == true)
            let allowed = own.first?.role?.policies?.first { $0.entityName == "appointment" }
            #expect(allowed?.domain == "coaching" && allowed?.actions?.contains("add") == true)
            #expect(try await grants("").first?.role?.policies == nil)
            let supervisor = try await grants("", as: try sandbox.person(.supervisor))
            #expect(supervisor.map(\.division?.name) == ["Home", "Abroad"])
            #expect(try await grants("", as: try sandbox.person(.trainee)) == [])
        }
        try await withSandbox({ $0.assumptions.tellsRolePolicies = false }) { sandbox async throws in
            let reply = try await sandbox.call(.get, "\(Self.root)/authorization/subjects/me?includeFullRoles=true")
            #expect(try reply.decode(AuthzSubject.self).grants?.first?.role?.policies == nil)
        }
    }

    @Test func divisionsOfAPermissionAreTold() async throws {
        try await withSandbox { sandbox async throws in
            let uri = "\(Self.root)/authorization/divisionspermitted/paged/me"
            func divisions(_ permission: String, as user: String = "sandbox") async throws -> DivsPermittedEntityListing
            {
                try await sandbox.call(.get, "\(uri)?permission=\(permission)", as: user).decode()
            }
            let own = try await divisions("coaching:appointment:add")
            #expect(own.entities?.map(\.name) == ["Home"] && own.allDivsPermitted == false)
            let all = try await divisions("coaching:appointment:add", as: try sandbox.person(.supervisor))
            #expect(all.entities?.count == 2 && all.allDivsPermitted == true)
            #expect(try await divisions("coaching:appointment:add", as: try sandbox.person(.analyst)).entities == [])
            #expect(try await divisions("no:such:thing").entities == [])
            #expect(try await sandbox.call(.get, uri).code == "missing.permission.param")
        }
    }

    /// Calls of the directory count with those of coaching.
    @Test func callsShareOneAllowance() async throws {
        try await withSandbox({ $0.rateLimitPerMinute = 3 }) { sandbox async throws in
            for uri in ["\(Self.root)/users", "\(Self.root)/tokens/me", "appointments/x"] {
                #expect(try await sandbox.call(.get, uri).status != 429)
            }
            #expect(try await sandbox.call(.get, "\(Self.root)/users").status == 429)
        }
    }

    /// Another staffing group shows in the very next answer, and a reset takes everything back.
    @Test func changesHoldAtOnceUntilAReset() async throws {
        try await withSandbox { sandbox async throws in
            let id = sandbox.attendees[0]
            let json = #"{"name":"Anna Abbott","team":"Billing South","managerId":"\#(sandbox.facilitators[1])"}"#
            let changed = try await sandbox.call(.put, "/sandbox/control/users/\(id)/directory", json: json)
            let user = try changed.decode(User.self)
            #expect(user.name == "Anna Abbott" && user.team?.name == "Billing South")
            let byName = #"{"query":[{"type":"EXACT","fields":["name"],"value":"Anna Abbott"}]}"#
            #expect(try await names(sandbox, byName) == ["Anna Abbott"])
            #expect(
                try await sandbox.call(.put, "/sandbox/control/users/\(id)/directory", json: #"{"team":"None"}"#).status
                    == 404)
            _ = try await sandbox.call(.post, "/sandbox/control/reset", json: "{}")
            #expect(try await names(sandbox, byName) == [])
        }
    }
}
