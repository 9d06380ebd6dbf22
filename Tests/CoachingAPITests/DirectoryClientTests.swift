import Fixtures
import Foundation
import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// Every operation of the directory over HTTP, and its lists page by page.
struct DirectoryClientTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var operation: CoachingOperation
        var uri: String
        var sent: String?
        var answer = #"{"entities":[{"id":"x"}]}"#
        var call: @Sendable (DirectoryClient) async throws -> String?
        var testDescription: String { operation.name }
    }

    static let cases: [Case] = [
        Case(
            operation: .getUsers,
            uri: "users?id=a%2Cb&expand=team%2Cgroups&state=any&pageNumber=1&pageSize=2"
        ) {
            try await $0.getUsers(ids: ["a", "b"], expand: [.team, .groups], state: .any, pageSize: 2).entities?[0].id
        },
        Case(
            operation: .postUsersSearch, uri: "users/search",
            sent: #"{"pageSize":10,"query":[{"type":"EXACT","fields":["email"],"values":["a@b.example"]}]}"#,
            answer: #"{"total":1,"results":[{"id":"x"}]}"#
        ) {
            let body = UserSearchRequest(
                pageSize: 10, query: [UserSearchCriteria(type: .exact, fields: ["email"], values: ["a@b.example"])])
            return try await $0.postUsersSearch(body).results?[0].id
        },
        Case(
            operation: .getUserDirectreports, uri: "users/u/directreports?expand=team", answer: #"[{"id":"x"}]"#
        ) { try await $0.getUserDirectreports(userId: "u", expand: [.team])[0].id },
        Case(operation: .getTeams, uri: "teams?name=Billing%20North&after=c&pageSize=25") {
            try await $0.getTeams(name: "Billing North", after: "c").entities?[0].id
        },
        Case(operation: .getTeamMembers, uri: "teams/t/members?pageSize=25&expand=entities") {
            try await $0.getTeamMembers(teamId: "t").entities?[0].id
        },
        Case(
            operation: .postGroupsSearch, uri: "groups/search",
            sent: #"{"query":[{"type":"EXACT","fields":["name"],"value":"New hires"}]}"#,
            answer: #"{"results":[{"id":"x"}]}"#
        ) {
            let criteria = GroupSearchCriteria(type: .exact, fields: ["name"], value: "New hires")
            return try await $0.postGroupsSearch(GroupSearchRequest(query: [criteria])).results?[0].id
        },
        Case(operation: .getGroupMembers, uri: "groups/g/members?pageNumber=2&pageSize=50") {
            try await $0.getGroupMembers(groupId: "g", pageNumber: 2, pageSize: 50).entities?[0].id
        },
        Case(
            operation: .getWorkforcemanagementBusinessunits, uri: "workforcemanagement/businessunits?feature=Coaching"
        ) { try await $0.getWorkforcemanagementBusinessunits(feature: "Coaching").entities?[0].id },
        Case(
            operation: .getWorkforcemanagementBusinessunitManagementunits,
            uri: "workforcemanagement/businessunits/b/managementunits"
        ) { try await $0.getWorkforcemanagementBusinessunitManagementunits(businessUnitId: "b").entities?[0].id },
        Case(
            operation: .getWorkforcemanagementManagementunitUsers, uri: "workforcemanagement/managementunits/m/users"
        ) { try await $0.getWorkforcemanagementManagementunitUsers(managementUnitId: "m").entities?[0].id },
        Case(
            operation: .getWorkforcemanagementAgentManagementunit, uri: "workforcemanagement/agents/a/managementunit",
            answer: #"{"managementUnit":{"id":"x"}}"#
        ) { try await $0.getWorkforcemanagementAgentManagementunit(agentId: "a").managementUnit?.id },
        Case(
            operation: .getWorkforcemanagementBusinessunitStaffinggroups,
            uri: "workforcemanagement/businessunits/b/staffinggroups"
        ) { try await $0.getWorkforcemanagementBusinessunitStaffinggroups(businessUnitId: "b").entities?[0].id },
        Case(
            operation: .postWorkforcemanagementBusinessunitStaffinggroupsQuery,
            uri: "workforcemanagement/businessunits/b/staffinggroups/query", sent: #"{"userIds":["a"]}"#,
            answer: #"{"entities":[{"user":{"id":"x"},"startDate":"2026-12-07"}]}"#
        ) {
            try await $0.postWorkforcemanagementBusinessunitStaffinggroupsQuery(
                businessUnitId: "b", QueryUserStaffingGroupListRequest(userIds: ["a"])
            ).entities?[0].user?.id
        },
        Case(
            operation: .getAuthorizationSubjectsMe, uri: "authorization/subjects/me?includeFullRoles=true",
            answer: #"{"id":"x"}"#
        ) { try await $0.getAuthorizationSubjectsMe().id },
        Case(
            operation: .getAuthorizationDivisionspermittedPagedMe,
            uri:
                "authorization/divisionspermitted/paged/me?permission=coaching%3Aappointment%3Aadd&pageNumber=1&pageSize=25"
        ) {
            try await $0.getAuthorizationDivisionspermittedPagedMe(permission: "coaching:appointment:add")
                .entities?[0].id
        },
        Case(operation: .getTokensMe, uri: "tokens/me", answer: #"{"organization":{"id":"x"}}"#) {
            try await $0.getTokensMe().organization?.id
        },
        Case(operation: .getRoutingQueues, uri: "routing/queues?name=Billing&pageNumber=1&pageSize=25") {
            try await $0.getRoutingQueues(name: "Billing").entities?[0].id
        },
        Case(operation: .getRoutingQueueMembers, uri: "routing/queues/q/members?pageNumber=1&pageSize=25") {
            try await $0.getRoutingQueueMembers(queueId: "q").entities?[0].id
        },
    ]

    @Test func everyOperationHasACase() {
        #expect(Self.cases.map(\.operation) == CoachingOperation.directory)
    }

    @Test(arguments: cases)
    func operationsAreSentAsTheServiceWantsThem(one: Case) async throws {
        let transport = ScriptedTransport { _ in .json(200, one.answer) }
        let client = try CoachingClient.scripted(transport)
        #expect(try await one.call(client.directory) == "x")
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://service.test/api/v2/" + one.uri)
        #expect(request.method == one.operation.method)
        #expect(request.body.map { String(decoding: $0, as: UTF8.self) } == one.sent)
        // No parameter that the service does not have.
        let fact = try #require(try DirectoryFacts.load().operation(one.operation.name))
        let names = URLComponents(string: request.url)?.queryItems?.map(\.name) ?? []
        #expect(Set(names).isSubset(of: fact.queryParams.map(\.name)))
    }

    /// Reads are asked again, and refusals say what to do.
    @Test func troubleIsAsWithCoaching() async throws {
        let answers = ScriptedAnswers([.json(503, "{}"), .json(200, #"{"entities":[{"id":"x"}]}"#)])
        let transport = ScriptedTransport { _ in await answers.next() }
        let client = try CoachingClient.scripted(transport)
        #expect(try await client.directory.getWorkforcemanagementBusinessunits().entities?.count == 1)
        #expect(transport.requests.count == 2)
        let refusal = #"{"status":403,"code":"missing.any.permissions","message":"no"}"#
        let other = try CoachingClient.scripted(ScriptedTransport { _ in .json(403, refusal) })
        await #expect {
            try await other.directory.postUsersSearch(UserSearchRequest())
        } throws: { error in
            (error as? CoachingAPIError)?.kind == .forbidden
                && (error as? CoachingAPIError)?.advice == AdviceByCode.table["missing.any.permissions"]
        }
    }

    @Test(arguments: [1, 99, 100, 101, 250])
    func usersAreAskedForByHundreds(count: Int) async throws {
        let transport = ScriptedTransport { request in
            let ids = Self.query(of: request.url)["id"]?.split(separator: ",") ?? []
            guard ids.count <= 100, Self.query(of: request.url)["pageSize"] == String(ids.count) else {
                return .json(400, #"{"code":"max.user.ids","status":400}"#)
            }
            return .json(200, #"{"entities":[\#(ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ","))]}"#)
        }
        let client = try CoachingClient.scripted(transport)
        let ids = (0..<count).map { "u\($0)" }
        var found: [String] = []
        for try await user in client.directory.users(ids: ids + ids, state: .any) { found.append(user.id ?? "") }
        #expect(found == ids && transport.requests.count == (count + 99) / 100)
    }

    @Test func whoDoesNotExistIsLeftOut() async throws {
        let refusal = #"{"status":404,"code":"general.resource.not.found","message":"no"}"#
        let client = try CoachingClient.scripted(ScriptedTransport { _ in .json(404, refusal) })
        for try await user in client.directory.users(ids: ["u"]) { Issue.record("\(user)") }
    }

    /// The last page has no `nextUri`, an empty one, or no elements.
    @Test(arguments: ["", #","nextUri":"""#, #","nextUri":"/api/v2/teams?after=3""#])
    func cursorsAreFollowed(end: String) async throws {
        let transport = ScriptedTransport { request in
            switch Self.query(of: request.url)["after"] {
            case nil:
                .json(200, #"{"entities":[{"id":"a"},{"id":"b"}],"nextUri":"/api/v2/teams?pageSize=2&after=a%2B1%3D"}"#)
            case "a+1=": .json(200, #"{"entities":[{"id":"c"}]\#(end)}"#)
            default: .json(200, #"{"entities":[],"nextUri":"/api/v2/teams?after=4"}"#)
            }
        }
        let client = try CoachingClient.scripted(transport)
        var found: [String] = []
        for try await team in client.directory.teams(name: "x", pageSize: 2) { found.append(team.id ?? "") }
        #expect(found == ["a", "b", "c"] && transport.requests.count == (end.contains("after") ? 3 : 2))
    }

    /// A service whose cursor goes round is left, not asked for ever.
    @Test func aCursorThatGoesRoundEndsTheList() async throws {
        let transport = ScriptedTransport { _ in .json(200, #"{"entities":[{"id":"a"}],"nextUri":"/x?after=1"}"#) }
        let client = try CoachingClient.scripted(transport)
        var count = 0
        for try await _ in client.directory.teams() { count += 1 }
        #expect(count == 2 && transport.requests.count == 2)
    }

    /// Members of queues come without totals: the page that names no next one is the last.
    @Test func membersOfQueuesAreReadToTheEnd() async throws {
        let transport = ScriptedTransport { request in
            let number = Self.query(of: request.url)["pageNumber"].flatMap(Int.init) ?? 1
            let next = number < 3 ? #","nextUri":"/next""# : ""
            return .json(200, #"{"entities":[{"id":"m\#(number)"}],"pageNumber":\#(number)\#(next)}"#)
        }
        let client = try CoachingClient.scripted(transport)
        var found: [String] = []
        for try await member in client.directory.queueMembers(queueId: "q") { found.append(member.id ?? "") }
        #expect(found == ["m1", "m2", "m3"] && transport.requests.count == 3)
    }

    @Test func searchesAreReadPageByPage() async throws {
        let transport = ScriptedTransport { request in
            let body = request.body.map { String(decoding: $0, as: UTF8.self) } ?? ""
            let number = body.contains(#""pageNumber":2"#) ? 2 : 1
            return .json(
                200, #"{"total":3,"results":\#(number == 1 ? #"[{"id":"a"},{"id":"b"}]"# : #"[{"id":"c"}]"#)}"#)
        }
        let client = try CoachingClient.scripted(transport)
        var found: [String] = []
        for try await user in client.directory.usersSearch(UserSearchRequest(pageSize: 2)) {
            found.append(user.id ?? "")
        }
        #expect(found == ["a", "b", "c"] && transport.requests.count == 2)
    }

    private static func query(of url: String) -> [String: String] {
        let items = URLComponents(string: url)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    }
}

private actor ScriptedAnswers {
    private var rest: [TransportResult]
    init(_ answers: [TransportResult]) { rest = answers }
    func next() -> TransportResult { rest.removeFirst() }
}
