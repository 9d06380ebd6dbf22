import Foundation
import Testing

/// People by name: looked up once, kept in a lock, read by everything.
@Suite struct ResolveTests {
    private static let request = """
        coachplan: 1
        name: December
        timeZone: America/New_York
        horizon: HORIZON
        defaults: {name: Coaching, lengthInMinutes: 30}
        attendees: {from: [{team: Billing North, exclude: [ines.castillo@acme.example]}, {managementUnit: Porto, queue: Support}]}
        facilitators: [manager, {group: Quality coaches}]
        deputies: {ines.castillo@acme.example: [jonas.duarte]}
        sessions:
          - {for: each attendee}
          - {key: extra, attendees: [Ben Bauer, "Carla C <carla.castillo@acme.example>"], facilitators: [Jonas Duarte]}

        """

    /// A workspace with a sandbox and a request for its second week.
    private func centre(
        _ request: String = request, arguments: [String] = []
    ) async throws -> (Workspace, Sandbox, SandboxPeople) {
        let workspace = try Workspace()
        let sandbox = try await Sandbox(["--request-out", "plain.yaml"] + arguments, in: workspace)
        let horizon = try #require(try workspace.text(of: "plain.yaml").firstMatch(of: /horizon: ([^\n]+)/)).output.1
        try workspace.write(request.replacingOccurrences(of: "HORIZON", with: String(horizon)), to: "request.yaml")
        return (workspace, sandbox, try await SandboxPeople(of: sandbox))
    }

    private func resolve(_ workspace: Workspace, _ sandbox: Sandbox, _ more: String...) async throws -> Program.Outcome
    {
        try await workspace.client.run(["resolve", "request.yaml"] + more + sandbox.connection)
    }

    @Test func namesBecomeAPlanWithoutAnId() async throws {
        let (workspace, sandbox, _) = try await centre()
        let refused = try await workspace.program.run("check", "request.yaml")
        expectRefusal(refused, status: 65, naming: "request.yaml:6:", "run coachplan resolve", "request.yaml.lock.json")
        expectSuccess(try await resolve(workspace, sandbox))
        let check = try await workspace.program.run("check", "request.yaml")
        expectSuccess(check)
        // Nine of Billing North, and those of Porto who answer for Support.
        #expect(check.output.contains("sessions, ") && !check.output.contains(" 0 "))
        expectSuccess(
            try await workspace.client.run(
                ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + sandbox.connection))
        let plan = ["plan", "request.yaml", "--slots", "slots.ndjson", "--time-limit", "5", "--out"]
        let planned = try await workspace.program.run(plan + ["plan.json"])
        expectSuccess(planned)
        // Names are in the report, leaders lead.
        #expect(planned.output.contains("Ines Castillo") && planned.output.contains("Ana Abbott"))
        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes", "--quiet"] + sandbox.connection))
        // The same bytes, without the service: the same assignment.
        expectSuccess(try await workspace.program.run(plan + ["again.json", "--quiet"]))
        let (one, other) = (try workspace.json("plan.json"), try workspace.json("again.json"))
        #expect(
            (one["request"] as? [String: Any])?["sha256"] as? String
                == (other["request"] as? [String: Any])?["sha256"] as? String)
        #expect((one["appointments"] as? [Any])?.count == (other["appointments"] as? [Any])?.count)
    }

    /// All that cannot be found for certain, at once, with line and column; nothing is written.
    @Test func whatIsNotCertainIsToldAtOnce() async throws {
        let (workspace, sandbox, _) = try await centre(
            """
            coachplan: 1
            name: December
            timeZone: America/New_York
            horizon: HORIZON
            defaults: {name: Coaching, lengthInMinutes: 30, facilitators: [ines.castillo@acme.example]}
            sessions:
              - {key: a, attendees: [Ana Abbott]}
              - {key: b, attendees: [ben.bauwer@acme.example]}
              - {key: c, attendees: [{team: Billing Nort}]}
              - {key: d, attendees: [Nobody Anywhere, Ben Bauer]}

            """)
        let outcome = try await resolve(workspace, sandbox)
        expectRefusal(
            outcome, status: 65, naming: "request.yaml:7:26: sessions[0].attendees[0]: 2 people are called so",
            "ana.abbott@acme.example (Ana Abbott, Agent, Billing North, Dublin)", "ana.abbott2@acme.example",
            "request.yaml:8:26:", "did you mean ben.bauer@acme.example?", "request.yaml:9:26:",
            "did you mean Billing North?", "request.yaml:10:26:")
        #expect(!workspace.exists("request.yaml.lock.json"))
    }

    @Test func whoCannotTakePartIsTold() async throws {
        let (workspace, sandbox, people) = try await centre(
            """
            coachplan: 1
            name: December
            timeZone: America/New_York
            horizon: HORIZON
            defaults: {name: Coaching, lengthInMinutes: 30, facilitators: [ines.castillo@acme.example]}
            sessions:
              - {key: a, attendees: [ben.bauer@acme.example]}
              - {key: b, attendees: [carla.castillo@acme.example]}

            """)
        for (index, change) in [["state": "inactive"], ["managementUnit": ""]].enumerated() {
            let answer = try await people.control(
                "users/\(people.attendees[index + 1])/directory", change, method: "PUT")
            #expect(answer.status == 200)
        }
        expectRefusal(
            try await resolve(workspace, sandbox), status: 65, naming: "request.yaml:7:26:", "is inactive",
            "request.yaml:8:26:", "no schedule")
    }

    @Test func peopleOfOtherBusinessUnitsAreTold() async throws {
        let (workspace, sandbox, _) = try await centre(
            """
            coachplan: 1
            name: December
            timeZone: America/New_York
            horizon: HORIZON
            defaults: {name: Coaching, lengthInMinutes: 30}
            sessions:
              - {key: a, attendees: [ben.bauer@acme.example, carla.castillo@acme.example], facilitators: [manager]}
              - {key: b, attendees: [hiro.bauer@acme.example], facilitators: [manager]}

            """, arguments: ["--business-units", "2"])
        expectRefusal(
            try await resolve(workspace, sandbox), status: 65, naming: "request.yaml:8:26:", "is of Business unit 2",
            "most others are of Business unit 1")
    }

    /// Who joined, left, moved or is led by somebody else; without --refresh a whole lock is left as it is, and nobody is asked.
    @Test func refreshTellsWhatHasChanged() async throws {
        let (workspace, sandbox, people) = try await centre()
        expectSuccess(try await resolve(workspace, sandbox))
        let first = try workspace.text(of: "request.yaml.lock.json")
        let again = try await workspace.program.run("resolve", "request.yaml")
        expectSuccess(again)
        #expect(again.output.contains("nothing to ask"))
        let same = try await resolve(workspace, sandbox, "--refresh")
        #expect(same.output.contains("Nothing has changed."))
        let coach = try #require(first.firstMatch(of: /"id":"([0-9a-f-]+)","name":"Jonas Duarte"/)).output.1
        // Of a management unit that the request names: whatever team they are in, they stay.
        let stays = try #require(first.firstMatch(of: /"id":"([0-9a-f-]+)"[^\n]*"managementUnit":"Porto"/)).output.1
        for (id, change) in [
            (String(stays), ["team": "Billing South", "managerId": String(coach)]),
            (people.attendees[0], ["team": "Billing South"]), (people.attendees[1], ["staffingGroup": "group-1-2"]),
            (people.attendees[12], ["team": "Billing North"]),
        ] {
            #expect(try await people.control("users/\(id)/directory", change, method: "PUT").status == 200)
        }
        let changed = try await resolve(workspace, sandbox, "--refresh", "--format", "json")
        expectSuccess(changed)
        let kinds = try changed.document().list("changes").compactMap { $0.text("kind") }
        #expect(Set(kinds).isSuperset(of: ["left", "joined", "movedTeam", "changedLeader", "changedStaffingGroup"]))
        #expect(try workspace.text(of: "request.yaml.lock.json") != first)
    }

    @Test func groupsOfOneCurveAreTold() async throws {
        let (workspace, sandbox, _) = try await centre(arguments: ["--assume", "staffingGroupsPerPlanningGroup=2"])
        let outcome = try await resolve(workspace, sandbox)
        expectSuccess(outcome)
        #expect(outcome.output.contains("group-1-1-1 and group-1-1-2 are counted with the same forecast"))
    }

    /// A service with very many staffing groups gives them as a file elsewhere.
    @Test func staffingGroupsMayComeAsAFile() async throws {
        let (workspace, sandbox, _) = try await centre(arguments: ["--assume", "downloadThreshold=1"])
        expectSuccess(try await resolve(workspace, sandbox, "--staffing-dates"))
        let lock = try workspace.text(of: "request.yaml.lock.json")
        #expect(lock.contains("\"staffingGroup\":\"group-1-1\"") && lock.contains("\"staffingDates\":[{"))
    }

    /// Five hundred people of a management unit, and five hundred addresses of a business unit.
    @Test(arguments: ["unit", "addresses"])
    func fiveHundredPeopleTakeFewCalls(kind: String) async throws {
        let workspace = try Workspace()
        // Two management units; the other one has the coaches of its teams alone.
        let sandbox = try await Sandbox(
            ["--attendees", kind == "unit" ? "992" : "500", "--facilitators", "8", "--weeks", "1"], in: workspace)
        let people = try await SandboxPeople(of: sandbox)
        var text = """
            coachplan: 1
            name: Many
            timeZone: America/New_York
            horizon: 2026-12-07/2026-12-12
            defaults: {name: Coaching, lengthInMinutes: 30, facilitators: [manager]}

            """
        if kind == "unit" {
            text +=
                "attendees: {from: [{managementUnit: Dublin}]}\nsessions: {for: each attendee, facilitators: [{managementUnit: Dublin}]}\n"
        } else {
            let world = try await people.world()
            text += "sessions:\n"
            for (number, address) in world.prefix(500).enumerated() {
                text += "  - {key: s\(number), attendees: [\(address)]}\n"
            }
        }
        try workspace.write(text, to: "request.yaml")
        let recorder = Recorder()
        try await recorder.run(before: sandbox.url) { url in
            let outcome = try await workspace.client.run(
                "resolve", "request.yaml", "--quiet", "--api-url", url)
            expectSuccess(outcome)
        }
        let calls = recorder.requests.map(\.path).filter { !$0.hasSuffix("/oauth/token") }
        #expect(calls.count <= (kind == "unit" ? 10 : 15), "\(calls.count): \(calls.map { $0.prefix(60) })")
        let lock = try workspace.json("request.yaml.lock.json")
        #expect((lock["people"] as? [Any])?.count ?? 0 >= 490)
    }

    @Test func aRequestFromAPipeHasNoLock() async throws {
        let workspace = try Workspace()
        expectRefusal(try await workspace.program.run("resolve", "-"), status: 64, naming: "name a file")
    }
}

extension SandboxPeople {
    /// E-mails of the agents, as the sandbox makes them of their names.
    func world() async throws -> [String] {
        var seen: [String: Int] = [:]
        return names.map { name in
            let box = name.lowercased().split(separator: " ").joined(separator: ".")
            seen[box, default: 0] += 1
            return "\(box)\(seen[box] == 1 ? "" : "\(seen[box] ?? 0)")@acme.example"
        }
    }
}
